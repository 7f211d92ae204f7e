package dev.sluice.benchmarks;

import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.WaitGroup;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Sluice by hand, as a Go programmer would write it. */
final class SluiceLibrary implements Library {
  static void count(int elements, SendChannel<Long> out) throws InterruptedException {
    for (long i = 0; i < elements; i++) {
      out.send(i);
    }
  }

  static long sum(ReceiveChannel<Long> in) {
    long sum = 0;
    for (long value : in) {
      sum += value;
    }
    return sum;
  }

  @Override
  public long hop(int elements, int capacity) {
    Channel<Long> numbers = Channel.make(capacity);
    go(() -> countAndClose(elements, numbers));
    return sum(numbers);
  }

  @Override
  public long pipe(int elements, int capacity) {
    Channel<Long> naturals = Channel.make(capacity);
    Channel<Long> squares = Channel.make(capacity);
    go(() -> countAndClose(elements, naturals));
    go(
        () -> {
          for (long value : naturals) {
            squares.send(value * value);
          }
          squares.close();
        });
    return sum(squares);
  }

  @Override
  public long pingPong(int rounds) throws InterruptedException {
    Channel<Long> pings = Channel.make();
    Channel<Long> pongs = Channel.make();
    go(
        () -> {
          for (long value : pings) {
            pongs.send(value + 1);
          }
        });
    long sum = 0;
    for (long i = 0; i < rounds; i++) {
      pings.send(i);
      sum += value(pongs.receive());
    }
    pings.close();
    return sum;
  }

  @Override
  public long eightByEight(int elements, int capacity) throws InterruptedException {
    Channel<Long> numbers = Channel.make(capacity);
    AtomicLong total = new AtomicLong();
    WaitGroup senders = new WaitGroup();
    WaitGroup receivers = new WaitGroup();
    for (int i = 0; i < 8; i++) {
      senders.go(() -> count(elements / 8, numbers));
      receivers.go(() -> total.addAndGet(sum(numbers)));
    }
    senders.await();
    numbers.close();
    receivers.await();
    return total.get();
  }

  @Override
  public long select(int elements, int capacity) throws InterruptedException {
    Channel<Long> left = Channel.make(capacity);
    Channel<Long> right = Channel.make(capacity);
    go(() -> count(elements / 2, left));
    go(() -> count(elements / 2, right));
    var fromLeft = Select.receive(left);
    var fromRight = Select.receive(right);
    Select select = Select.of(fromLeft, fromRight);
    long sum = 0;
    for (int i = 0; i < elements; i++) {
      sum += value(select.await() == fromLeft ? fromLeft.value() : fromRight.value());
    }
    return sum;
  }

  @Override
  public long spawn(int count) throws InterruptedException {
    AtomicLong total = new AtomicLong();
    WaitGroup group = new WaitGroup();
    for (int i = 0; i < count; i++) {
      long number = i;
      group.go(() -> total.addAndGet(number));
    }
    group.await();
    return total.get();
  }

  @Override
  public long sieve(int limit, int capacity) throws InterruptedException {
    Channel<Long> first = Channel.make(capacity);
    go(
        () -> {
          for (long i = 2; i <= limit; i++) {
            first.send(i);
          }
          first.close();
        });
    long sum = 0;
    Channel<Long> candidates = first;
    Long prime;
    while ((prime = candidates.receive()) != null) {
      sum += prime;
      candidates = sift(prime, candidates, capacity);
    }
    return sum;
  }

  private static Channel<Long> sift(long prime, ReceiveChannel<Long> source, int capacity) {
    Channel<Long> sifted = Channel.make(capacity);
    go(
        () -> {
          for (long value : source) {
            if (value % prime != 0) {
              sifted.send(value);
            }
          }
          sifted.close();
        });
    return sifted;
  }

  @Override
  public long pairs(int pairs, int elements, int capacity) throws InterruptedException {
    AtomicLong total = new AtomicLong();
    WaitGroup group = new WaitGroup();
    for (int i = 0; i < pairs; i++) {
      Channel<Long> numbers = Channel.make(capacity);
      group.go(() -> countAndClose(elements / pairs, numbers));
      group.go(() -> total.addAndGet(sum(numbers)));
    }
    group.await();
    return total.get();
  }

  @Override
  public long chain(int stages, int elements, int capacity) {
    Channel<Long> first = Channel.make(capacity);
    go(() -> countAndClose(elements, first));
    Channel<Long> last = first;
    for (int i = 0; i < stages; i++) {
      last = successors(last, capacity);
    }
    return sum(last);
  }

  private static Channel<Long> successors(ReceiveChannel<Long> source, int capacity) {
    Channel<Long> target = Channel.make(capacity);
    go(
        () -> {
          for (long value : source) {
            target.send(value + 1);
          }
          target.close();
        });
    return target;
  }

  /** Sleeps like the other libraries. */
  @Override
  @SuppressWarnings("sluice:RealSleep")
  public long[] latencies(int stages, int samples) {
    long[] latencies = new long[samples];
    Channel<Long> instants = Channel.make();
    go(
        () -> {
          for (int i = 0; i < samples; i++) {
            Thread.sleep(1);
            instants.send(System.nanoTime());
          }
          instants.close();
        });
    Channel<Long> last = instants;
    for (int i = 0; i < stages; i++) {
      last = successors(last, 0);
    }
    int i = 0;
    for (long instant : last) {
      latencies[i++] = System.nanoTime() - instant;
    }
    return latencies;
  }

  @Override
  public void block(int count, Runnable whenBlocked) throws InterruptedException {
    Channel<Long> never = Channel.make();
    AtomicInteger started = new AtomicInteger();
    WaitGroup group = new WaitGroup();
    for (int i = 0; i < count; i++) {
      group.go(
          () -> {
            started.incrementAndGet();
            never.receive();
          });
    }
    while (started.get() < count) {
      Thread.sleep(10);
    }
    whenBlocked.run();
    never.close();
    group.await();
  }

  @Override
  public Object channel(int capacity) {
    return Channel.<Long>make(capacity);
  }

  private static void countAndClose(int elements, SendChannel<Long> out)
      throws InterruptedException {
    count(elements, out);
    out.close();
  }

  /** The value of a receive from a channel that carries no null and is not closed. */
  private static long value(@Nullable Long received) {
    if (received == null) {
      throw new IllegalStateException("a value is lost");
    }
    return received;
  }
}
