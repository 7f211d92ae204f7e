package dev.sluice.generated;

import dev.sluice.Group;
import dev.sluice.SendChannel;
import dev.sluice.Sink;
import dev.sluice.internal.group.StageSink;
import org.jspecify.annotations.Nullable;

/** Closes values that nobody will receive. Generated code gives this to its channels. */
public final class Closing {
  private Closing() {}

  /**
   * Closes a value.
   *
   * @param value the value; null is nothing to close
   * @throws Exception what closing it throws
   */
  public static void close(@Nullable AutoCloseable value) throws Exception {
    if (value != null) {
      value.close();
    }
  }

  /**
   * The sending side of a stage that runs in the sender's goroutine, as {@link Group#into}; it
   * closes the values that are sent when the stage wants no more, and which it never gets.
   *
   * @param group the group
   * @param stage the stage
   * @param behind the channels to which it leads
   * @param <T> the element type
   * @return the sending side
   */
  public static <T extends AutoCloseable> SendChannel<T> into(
      Group group, Sink<? super T> stage, SendChannel<?>... behind) {
    StageSink<T> sink = new StageSink<>(Groups.core(group), stage, behind);
    sink.tellUndelivered(value -> close((AutoCloseable) value));
    return sink;
  }
}
