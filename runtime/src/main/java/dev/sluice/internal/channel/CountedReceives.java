package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The receiving end that one of several stages has of a channel: counts what that one receives. */
public final class CountedReceives<T> extends ReceiveView<T> {
  private final Count count;

  public CountedReceives(ReceiveChannel<T> channel, Count count) {
    super(channel);
    this.count = count;
  }

  /**
   * A value was received by way of an end, which may be a view that is or contains this one.
   *
   * @param core the channel of which it is an end
   */
  static void received(@Nullable ReceiveChannel<?> channel, AbstractChannel<?> core) {
    if (channel != core) {
      count(channel);
    }
  }

  private static void count(@Nullable ReceiveChannel<?> channel) {
    ReceiveChannel<?> end = channel;
    while (end instanceof ReceiveView<?> view) {
      if (view instanceof CountedReceives<?> counted) {
        counted.count.addShared(1);
      }
      end = view.channel();
    }
  }

  /** A receive does more: it counts, and other stages receive what this one leaves. */
  @Override
  @Nullable AbstractChannel<T> plain() {
    return null;
  }

  @Override
  public @Nullable T receive() throws InterruptedException {
    return receiveOk().value();
  }

  @Override
  public Received<T> receiveOk() throws InterruptedException {
    return counted(super.receiveOk());
  }

  @Override
  public Optional<Received<T>> tryReceive() {
    return counted(super.tryReceive());
  }

  @Override
  public Optional<Received<T>> tryReceive(Duration timeout) throws InterruptedException {
    return counted(super.tryReceive(timeout));
  }

  private Optional<Received<T>> counted(Optional<Received<T>> received) {
    if (received.isPresent()) {
      var unused = counted(received.get());
    }
    return received;
  }

  private Received<T> counted(Received<T> received) {
    if (received.ok()) {
      count.addShared(1);
    }
    return received;
  }

  @Override
  public List<T> receiveUpTo(int max) throws InterruptedException {
    return counted(super.receiveUpTo(max));
  }

  @Override
  public List<T> receiveUpTo(int max, Duration within) throws InterruptedException {
    return counted(super.receiveUpTo(max, within));
  }

  private List<T> counted(List<T> batch) {
    count.addShared(batch.size());
    return batch;
  }

  @Override
  public Iterator<T> iterator() {
    Iterator<T> range = super.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return range.hasNext();
      }

      @Override
      public T next() {
        T value = range.next();
        count.addShared(1);
        return value;
      }
    };
  }
}
