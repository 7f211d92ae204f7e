package dev.sluice.internal.channel;

import dev.sluice.SendChannel;

/** A sending end that several have borrowed; the last holder closes it. */
public final class SharedSends<T> extends BorrowedSends<T> {
  public SharedSends(SendChannel<T> channel) {
    super(channel);
  }

  @Override
  public void close() {}
}
