package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import dev.sluice.Sink;
import org.jspecify.annotations.Nullable;

/**
 * A channel whose function only keeps the value for later. A send is done at once, so it need not
 * notice an interrupt, and the value is never left with a sender that ends.
 */
public final class KeepingChannel<T> extends SinkChannel<T> {
  /** Where the values go when their turn comes. */
  private final SendChannel<?> behind;

  public KeepingChannel(Sink<? super T> sink, SendChannel<?> behind) {
    super(sink);
    this.behind = behind;
  }

  @Override
  public void send(@Nullable T value) {
    var unused = trySend(value);
  }

  @Override
  public void awaitAbandoned() throws InterruptedException {
    behind.awaitAbandoned();
  }
}
