package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sending end that one of several stages has of a channel: counts what that stage sends. */
public final class CountedSends<T> extends SendView<T> {
  private final Count count;

  public CountedSends(SendChannel<T> channel, Count count) {
    super(channel);
    this.count = count;
  }

  /**
   * A value was sent by way of an end, which may be a view that is or contains this one.
   *
   * @param core the channel of which it is an end
   */
  static void sent(@Nullable SendChannel<?> channel, AbstractChannel<?> core) {
    if (channel != core) {
      count(channel);
    }
  }

  private static void count(@Nullable SendChannel<?> channel) {
    SendChannel<?> end = channel;
    while (end instanceof SendView<?> view) {
      if (view instanceof CountedSends<?> counted) {
        counted.count.addShared(1);
      }
      end = view.channel();
    }
  }

  @Override
  public void send(@Nullable T value) throws InterruptedException {
    super.send(value);
    count.addShared(1);
  }

  @Override
  public boolean trySend(@Nullable T value) {
    boolean sent = super.trySend(value);
    if (sent) {
      count.addShared(1);
    }
    return sent;
  }

  @Override
  public boolean trySend(@Nullable T value, Duration timeout) throws InterruptedException {
    boolean sent = super.trySend(value, timeout);
    if (sent) {
      count.addShared(1);
    }
    return sent;
  }
}
