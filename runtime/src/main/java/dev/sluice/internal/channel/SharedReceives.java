package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import org.jspecify.annotations.Nullable;

/** A receiving end that several have borrowed; the last holder abandons it. */
public final class SharedReceives<T> extends BorrowedReceives<T> {
  public SharedReceives(ReceiveChannel<T> channel) {
    super(channel);
  }

  /** Other stages receive what this one leaves. */
  @Override
  @Nullable AbstractChannel<T> plain() {
    return null;
  }

  @Override
  public void abandon() {}
}
