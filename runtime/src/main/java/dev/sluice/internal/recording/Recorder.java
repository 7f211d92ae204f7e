package dev.sluice.internal.recording;

import org.jspecify.annotations.Nullable;

/**
 * Records what happens. Every method returns at once where nothing is recorded; none of them
 * throws, and none is called with a channel's lock held.
 */
public abstract class Recorder {
  Recorder() {}

  /**
   * The runtime says once where periodic events get their numbers from.
   *
   * @param source answers
   */
  public void answerWith(Source source) {}

  /**
   * There are goroutines; called whenever one starts, and now and then. Periodic events are made
   * known if somebody has begun to record.
   */
  public void arrive() {}

  /**
   * There are no goroutines any more. Periodic events are withdrawn: Flight Recorder would keep the
   * class loader of the library alive.
   */
  public void leave() {}

  /**
   * A goroutine is about to park in an operation.
   *
   * @return what {@link #unblocked} is to be called with when it goes on; null where that is not
   *     recorded
   */
  public @Nullable Object blocks() {
    return null;
  }

  /**
   * The goroutine goes on, or its operation was withdrawn.
   *
   * @param blocked what {@link #blocks} has returned
   * @param wait what it was blocked in; asked only if the wait was long enough
   */
  public void unblocked(Object blocked, Wait wait) {}

  /**
   * Whether the ends of stages are recorded now.
   *
   * @return true if so
   */
  public boolean recordsStages() {
    return false;
  }

  /**
   * A stage begins.
   *
   * @return what {@link #stageEnds} is called with; null where that is not recorded
   */
  public @Nullable Object stageBegins() {
    return null;
  }

  /**
   * The last goroutine of a stage has ended.
   *
   * @param stage what {@link #stageBegins} has returned
   */
  public void stageEnds(Object stage) {}

  /**
   * The run of a stage is over.
   *
   * @param stage what {@link #stageBegins} has returned
   * @param end what has come of it
   */
  public void record(Object stage, StageResult end) {}

  /**
   * A group is deadlocked. Its waits are recorded with it: they end with the group's failure, so
   * none of them is left when the part of the recording ends.
   *
   * @param scope its name
   * @param report who waits for whom
   * @param members what its members wait for; asked only if that is recorded
   */
  public void deadlock(String scope, String report, Source members) {}

  /**
   * Goroutines stand still.
   *
   * @param scope the name of their group; empty for the whole program
   * @param report who waits for what
   */
  public void stall(String scope, String report) {}
}
