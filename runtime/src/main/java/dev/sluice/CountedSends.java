package dev.sluice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sending end that one of several stages has of a channel: counts what that stage sends. */
final class CountedSends<T> extends SendView<T> {
  private final Tally tally;

  CountedSends(SendChannel<T> channel, Tally tally) {
    super(channel);
    this.tally = tally;
  }

  /** A value was sent by way of a view that is or contains this one. */
  static void sent(@Nullable SendChannel<?> channel) {
    SendChannel<?> end = channel;
    while (end instanceof SendView<?> view) {
      if (view instanceof CountedSends<?> counted) {
        counted.tally.addShared(1);
      }
      end = view.channel();
    }
  }

  @Override
  public void send(@Nullable T value) throws InterruptedException {
    super.send(value);
    tally.addShared(1);
  }

  @Override
  public boolean trySend(@Nullable T value) {
    boolean sent = super.trySend(value);
    if (sent) {
      tally.addShared(1);
    }
    return sent;
  }

  @Override
  public boolean trySend(@Nullable T value, Duration timeout) throws InterruptedException {
    boolean sent = super.trySend(value, timeout);
    if (sent) {
      tally.addShared(1);
    }
    return sent;
  }
}
