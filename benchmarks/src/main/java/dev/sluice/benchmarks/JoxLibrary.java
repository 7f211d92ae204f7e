package dev.sluice.benchmarks;

import static dev.sluice.benchmarks.VirtualThreads.start;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.Select;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Jox, with the operations that its documentation starts with. */
final class JoxLibrary implements Library {
  private static Channel<Long> make(int capacity) {
    return capacity == 0 ? Channel.newRendezvousChannel() : Channel.newBufferedChannel(capacity);
  }

  private static void count(int elements, Channel<Long> out) throws InterruptedException {
    for (long i = 0; i < elements; i++) {
      out.send(i);
    }
  }

  private static void countAndEnd(int elements, Channel<Long> out) throws InterruptedException {
    count(elements, out);
    out.done();
  }

  private static long sum(Channel<Long> in) throws InterruptedException {
    long sum = 0;
    while (in.receiveOrClosed() instanceof Long value) {
      sum += value;
    }
    return sum;
  }

  @Override
  public long hop(int elements, int capacity) throws InterruptedException {
    Channel<Long> numbers = make(capacity);
    start(() -> countAndEnd(elements, numbers));
    return sum(numbers);
  }

  @Override
  public long pipe(int elements, int capacity) throws InterruptedException {
    Channel<Long> naturals = make(capacity);
    Channel<Long> squares = make(capacity);
    start(() -> countAndEnd(elements, naturals));
    start(
        () -> {
          while (naturals.receiveOrClosed() instanceof Long value) {
            squares.send(value * value);
          }
          squares.done();
        });
    return sum(squares);
  }

  @Override
  public long pingPong(int rounds) throws InterruptedException {
    Channel<Long> pings = make(0);
    Channel<Long> pongs = make(0);
    start(
        () -> {
          while (pings.receiveOrClosed() instanceof Long value) {
            pongs.send(value + 1);
          }
        });
    long sum = 0;
    for (long i = 0; i < rounds; i++) {
      pings.send(i);
      sum += pongs.receive();
    }
    pings.done();
    return sum;
  }

  @Override
  public long eightByEight(int elements, int capacity) throws InterruptedException {
    Channel<Long> numbers = make(capacity);
    AtomicLong total = new AtomicLong();
    CountDownLatch senders = new CountDownLatch(8);
    CountDownLatch receivers = new CountDownLatch(8);
    for (int i = 0; i < 8; i++) {
      start(
          () -> {
            count(elements / 8, numbers);
            senders.countDown();
          });
      start(
          () -> {
            total.addAndGet(sum(numbers));
            receivers.countDown();
          });
    }
    senders.await();
    numbers.done();
    receivers.await();
    return total.get();
  }

  @Override
  public long select(int elements, int capacity) throws InterruptedException {
    Channel<Long> left = make(capacity);
    Channel<Long> right = make(capacity);
    start(() -> count(elements / 2, left));
    start(() -> count(elements / 2, right));
    long sum = 0;
    for (int i = 0; i < elements; i++) {
      sum += Select.select(left.receiveClause(), right.receiveClause());
    }
    return sum;
  }

  @Override
  public long spawn(int count) throws InterruptedException {
    return QueueLibrary.spawnThreads(count);
  }

  @Override
  public long sieve(int limit, int capacity) throws InterruptedException {
    Channel<Long> first = make(capacity);
    start(
        () -> {
          for (long i = 2; i <= limit; i++) {
            first.send(i);
          }
          first.done();
        });
    long sum = 0;
    Channel<Long> candidates = first;
    while (candidates.receiveOrClosed() instanceof Long prime) {
      sum += prime;
      candidates = sift(prime, candidates, capacity);
    }
    return sum;
  }

  private static Channel<Long> sift(long prime, Channel<Long> source, int capacity) {
    Channel<Long> sifted = make(capacity);
    start(
        () -> {
          while (source.receiveOrClosed() instanceof Long value) {
            if (value % prime != 0) {
              sifted.send(value);
            }
          }
          sifted.done();
        });
    return sifted;
  }

  @Override
  public long pairs(int pairs, int elements, int capacity) throws InterruptedException {
    AtomicLong total = new AtomicLong();
    CountDownLatch ended = new CountDownLatch(pairs);
    for (int i = 0; i < pairs; i++) {
      Channel<Long> numbers = make(capacity);
      start(() -> countAndEnd(elements / pairs, numbers));
      start(
          () -> {
            total.addAndGet(sum(numbers));
            ended.countDown();
          });
    }
    ended.await();
    return total.get();
  }

  @Override
  public long chain(int stages, int elements, int capacity) throws InterruptedException {
    Channel<Long> first = make(capacity);
    start(() -> countAndEnd(elements, first));
    Channel<Long> last = first;
    for (int i = 0; i < stages; i++) {
      last = successors(last, capacity);
    }
    return sum(last);
  }

  private static Channel<Long> successors(Channel<Long> source, int capacity) {
    Channel<Long> target = make(capacity);
    start(
        () -> {
          while (source.receiveOrClosed() instanceof Long value) {
            target.send(value + 1);
          }
          target.done();
        });
    return target;
  }

  @Override
  public long[] latencies(int stages, int samples) throws InterruptedException {
    long[] latencies = new long[samples];
    Channel<Long> instants = make(0);
    start(
        () -> {
          for (int i = 0; i < samples; i++) {
            Thread.sleep(1);
            instants.send(System.nanoTime());
          }
          instants.done();
        });
    Channel<Long> last = instants;
    for (int i = 0; i < stages; i++) {
      last = successors(last, 0);
    }
    for (int i = 0; i < samples; i++) {
      long instant = last.receive();
      latencies[i] = System.nanoTime() - instant;
    }
    return latencies;
  }

  @Override
  public void block(int count, Runnable whenBlocked) throws InterruptedException {
    Channel<Long> never = make(0);
    AtomicInteger started = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      start(
          () -> {
            started.incrementAndGet();
            never.receive();
            ended.countDown();
          });
    }
    while (started.get() < count) {
      Thread.sleep(10);
    }
    whenBlocked.run();
    // To close the channel instead overflows the stack of Jox 1.0.0 when a million wait.
    for (int i = 0; i < count; i++) {
      never.send(0L);
    }
    ended.await();
  }

  @Override
  public Object channel(int capacity) {
    return make(capacity);
  }
}
