package dev.sluice.internal.channel;

import dev.sluice.Sink;
import org.jspecify.annotations.Nullable;

/** Tells of values that a channel has dropped. */
public final class Undelivered {
  private Undelivered() {}

  /**
   * Tells a sink of each value once, whatever the sink throws; called without a lock, when the
   * channel has changed its state.
   *
   * @throws Exception the first that the sink throws, the others suppressed
   */
  @SuppressWarnings("NullAway") // a null element is the caller's own
  public static void tell(Sink<Object> sink, Iterable<@Nullable Object> values) throws Exception {
    Throwable first = null;
    for (Object value : values) {
      try {
        sink.accept(value);
      } catch (Throwable e) {
        if (first == null) {
          first = e;
        } else if (first != e) {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw Failures.<Exception>sneak(first);
    }
  }

  /** Tells a sink of a value that an error has kept from its receiver. */
  @SuppressWarnings("NullAway") // a null element is the caller's own
  static void tell(Sink<Object> sink, @Nullable Object value, Error error) {
    try {
      sink.accept(value);
    } catch (Throwable e) {
      if (e != error) {
        error.addSuppressed(e);
      }
    }
  }
}
