package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;

/** A receiving end that is lent to a pipeline which is a stage. */
public class BorrowedReceives<T> extends ReceiveView<T> {
  public BorrowedReceives(ReceiveChannel<T> channel) {
    super(channel);
  }
}
