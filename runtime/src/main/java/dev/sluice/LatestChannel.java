package dev.sluice;

import org.jspecify.annotations.Nullable;

/** A conflating channel: one place, and a send replaces what is in it. */
final class LatestChannel<T> extends AbstractChannel<T> implements Channel<T> {
  private @Nullable Object newest = BLOCKED;

  LatestChannel() {
    super(null, null);
  }

  @Override
  boolean accept(@Nullable Object value) {
    if (!meetReceiver()) {
      newest = value;
    }
    return true;
  }

  @Override
  @Nullable Object provide() {
    Object value = newest;
    newest = BLOCKED;
    return value;
  }

  @Override
  void clear() {
    newest = BLOCKED;
  }

  @Override
  int size() {
    return newest == BLOCKED ? 0 : 1;
  }

  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public SendChannel<T> sendOnly() {
    return new SendView<>(this);
  }

  @Override
  public ReceiveChannel<T> receiveOnly() {
    return new ReceiveView<>(this);
  }
}
