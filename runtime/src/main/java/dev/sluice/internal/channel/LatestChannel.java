package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/** A conflating channel: one place, and a send replaces what is in it. */
public final class LatestChannel<T> extends TwoWayChannel<T> {
  private @Nullable Object newest = BLOCKED;

  public LatestChannel() {
    super(null, null);
  }

  @Override
  Object accept(@Nullable Object value) {
    Object receiver = meetReceiver();
    if (receiver != BLOCKED) {
      return receiver;
    }
    if (newest != BLOCKED) {
      overflowed++;
    }
    newest = value;
    return DONE;
  }

  @Override
  boolean looksFull() {
    return false;
  }

  @Override
  @Nullable Object provide() {
    Object value = newest;
    newest = BLOCKED;
    return value;
  }

  @Override
  @Nullable Iterable<@Nullable Object> clear() {
    newest = BLOCKED;
    return null;
  }

  @Override
  int size() {
    return newest == BLOCKED ? 0 : 1;
  }

  @Override
  public int capacity() {
    return 1;
  }
}
