package dev.sluice;

import org.jspecify.annotations.Nullable;

/** What is behind the ends of channels that a program holds. */
final class Views {
  private Views() {}

  /**
   * The channel behind a sending side; null for null, for the nil channel, and for an output that
   * drops what is sent.
   */
  static @Nullable AbstractChannel<?> behind(@Nullable SendChannel<?> channel) {
    return Output.isOff(channel) ? null : behind((Object) channel);
  }

  /** The channel behind a receiving side; null for null and for the nil channel. */
  static @Nullable AbstractChannel<?> behind(@Nullable ReceiveChannel<?> channel) {
    return behind((Object) channel);
  }

  private static @Nullable AbstractChannel<?> behind(@Nullable Object channel) {
    if (channel == null) {
      return null;
    }
    if (channel instanceof BatchedChannel<?>) {
      throw new IllegalArgumentException("a select works on channels, not on their batches");
    }
    Object core = core(channel);
    if (core instanceof NilChannel) {
      return null;
    }
    if (core instanceof AbstractChannel<?> known) {
      return known;
    }
    throw new IllegalArgumentException(
        "a select works on channels of this library, not on a " + core.getClass().getName());
  }

  /** What views are views of; anything else itself. */
  static Object core(Object channel) {
    return switch (channel) {
      case Output<?> output -> output.core();
      case SendView<?> view -> core(view.channel());
      case ReceiveView<?> view -> core(view.channel());
      case BatchedChannel<?> batches -> core(batches.channel());
      default -> channel;
    };
  }
}
