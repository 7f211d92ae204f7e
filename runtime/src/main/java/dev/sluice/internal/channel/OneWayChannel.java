package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/**
 * A channel with one end, whose other side is a function, an iterator or a clock: it keeps nothing.
 */
abstract class OneWayChannel<T> extends AbstractChannel<T> {
  OneWayChannel(@Nullable String name, @Nullable ChannelUsers confinement) {
    super(name, confinement);
  }

  @Override
  @Nullable Iterable<@Nullable Object> clear() {
    return null;
  }

  @Override
  int size() {
    return 0;
  }

  @Override
  public int capacity() {
    return 0;
  }
}
