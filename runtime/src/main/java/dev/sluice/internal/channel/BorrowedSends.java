package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import java.util.Objects;

/** A sending end that is lent to a pipeline which is a stage, and which does not fail it. */
public class BorrowedSends<T> extends SendView<T> {
  public BorrowedSends(SendChannel<T> channel) {
    super(channel);
  }

  /** The failure is the group's. */
  @Override
  public void fail(Throwable cause) {
    Objects.requireNonNull(cause, "cause");
  }
}
