package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import org.jspecify.annotations.Nullable;

/** What a select works on. */
final class SelectableChannels {
  private SelectableChannels() {}

  /**
   * The channel behind a sending side; null for null, for the nil channel, and for an output that
   * drops what is sent.
   */
  static @Nullable AbstractChannel<?> behind(@Nullable SendChannel<?> channel) {
    return isOff(channel) ? null : of(channel);
  }

  /** Whether what is sent to a channel is dropped, whatever views are between. */
  static boolean isOff(@Nullable SendChannel<?> channel) {
    return channel instanceof SendView<?> view && view.isOff();
  }

  /** The channel behind a receiving side; null for null and for the nil channel. */
  static @Nullable AbstractChannel<?> behind(@Nullable ReceiveChannel<?> channel) {
    return of(channel);
  }

  private static @Nullable AbstractChannel<?> of(@Nullable Object channel) {
    if (channel == null) {
      return null;
    }
    if (channel instanceof BatchedChannel<?>) {
      throw new IllegalArgumentException("a select works on channels, not on their batches");
    }
    Object core = Views.core(channel);
    if (core instanceof NilChannel) {
      return null;
    }
    if (core instanceof AbstractChannel<?> known) {
      return known;
    }
    throw new IllegalArgumentException(
        "a select works on channels of this library, not on a " + core.getClass().getName());
  }
}
