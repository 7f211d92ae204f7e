package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import dev.sluice.Sink;
import java.util.concurrent.atomic.LongAdder;

/** What {@link SendChannel#into} makes: it may be a port, which counts what is sent to it. */
public final class CountingSink<T> extends SinkChannel<T> {
  private final LongAdder alone = new LongAdder();

  public CountingSink(Sink<? super T> sink) {
    super(sink);
  }

  @Override
  void passed() {
    alone.increment();
  }

  @Override
  long sentCount() {
    return super.sentCount() + alone.sum();
  }
}
