package dev.sluice.internal.channel;

import dev.sluice.Overflow;
import org.jspecify.annotations.Nullable;

/** A channel whose sends never block: when it is full, it drops a value. */
final class OverflowChannel<T> extends TwoWayChannel<T> {
  private final int capacity;
  private final BlockQueue buffer = new BlockQueue();
  private final OverflowBuffer dropping;

  OverflowChannel(
      @Nullable String name, int capacity, Overflow overflow, @Nullable ChannelUsers confinement) {
    super(name, confinement);
    this.capacity = capacity;
    this.dropping = new OverflowBuffer(this, capacity, overflow, buffer);
  }

  @Override
  Object accept(@Nullable Object value) {
    Object receiver = meetReceiver();
    return receiver != BLOCKED ? receiver : dropping.add(value);
  }

  @Override
  boolean looksFull() {
    return false;
  }

  @Override
  void makeRoom() {
    dropping.prepare();
  }

  @Override
  @Nullable Object provide() {
    return buffer.size() == 0 ? BLOCKED : buffer.remove();
  }

  @Override
  @Nullable Iterable<@Nullable Object> clear() {
    Iterable<@Nullable Object> values = buffer.removeAll();
    return undelivered() == null ? null : values;
  }

  @Override
  int size() {
    return buffer.size();
  }

  @Override
  public int capacity() {
    return capacity;
  }
}
