package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;

/** A receiving end that several have borrowed; the last holder abandons it. */
public final class SharedReceives<T> extends BorrowedReceives<T> {
  public SharedReceives(ReceiveChannel<T> channel) {
    super(channel);
  }

  @Override
  public void abandon() {}
}
