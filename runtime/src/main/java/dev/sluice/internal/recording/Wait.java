package dev.sluice.internal.recording;

/** A wait of a goroutine, described when somebody asks. */
public interface Wait {
  /**
   * The name of the goroutine.
   *
   * @return the name
   */
  String goroutine();

  /**
   * The name of its group or pipeline.
   *
   * @return the name; empty outside a group
   */
  String scope();

  /**
   * The id of the run of that.
   *
   * @return the id; 0 outside a group
   */
  long run();

  /**
   * The names of the channels that it waits for.
   *
   * @return the names; empty if they have none
   */
  String channel();

  /**
   * Go's wait reason.
   *
   * @return the reason
   */
  String operation();

  /**
   * When it parked.
   *
   * @return the time, as {@link System#nanoTime} has it
   */
  long since();
}
