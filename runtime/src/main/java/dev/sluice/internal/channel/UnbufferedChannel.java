package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/** A channel without a buffer: a send and its receive meet, and the one that comes first waits. */
final class UnbufferedChannel<T> extends TwoWayChannel<T> {
  UnbufferedChannel(@Nullable String name, @Nullable ChannelUsers confinement) {
    super(name, confinement);
  }

  @Override
  Object accept(@Nullable Object value) {
    return meetReceiver();
  }

  @Override
  @Nullable Object provide() {
    Waiter sender = meetSender();
    return sender == null ? BLOCKED : sender;
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
