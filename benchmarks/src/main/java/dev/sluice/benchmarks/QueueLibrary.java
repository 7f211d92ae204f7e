package dev.sluice.benchmarks;

import static dev.sluice.benchmarks.VirtualThreads.start;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Queues, which cannot be closed: a value that no workload sends ends them. */
final class QueueLibrary implements Library {
  private static final long END = -1;

  private final IntFunction<Line> oneToOne;
  private final IntFunction<Line> shared;

  /**
   * A library of queues.
   *
   * @param oneToOne makes the queues with one producer and one consumer, by capacity
   * @param shared makes the others
   */
  QueueLibrary(IntFunction<Line> oneToOne, IntFunction<Line> shared) {
    this.oneToOne = oneToOne;
    this.shared = shared;
  }

  private static void count(int elements, Line out) throws InterruptedException {
    for (long i = 0; i < elements; i++) {
      out.put(i);
    }
  }

  private static void countAndEnd(int elements, Line out) throws InterruptedException {
    count(elements, out);
    out.put(END);
  }

  private static long sum(Line in) throws InterruptedException {
    long sum = 0;
    long value;
    while ((value = in.take()) != END) {
      sum += value;
    }
    return sum;
  }

  @Override
  public long hop(int elements, int capacity) throws InterruptedException {
    Line numbers = oneToOne.apply(capacity);
    start(() -> countAndEnd(elements, numbers));
    return sum(numbers);
  }

  @Override
  public long pipe(int elements, int capacity) throws InterruptedException {
    Line naturals = oneToOne.apply(capacity);
    Line squares = oneToOne.apply(capacity);
    start(() -> countAndEnd(elements, naturals));
    start(
        () -> {
          long value;
          while ((value = naturals.take()) != END) {
            squares.put(value * value);
          }
          squares.put(END);
        });
    return sum(squares);
  }

  @Override
  public long pingPong(int rounds) throws InterruptedException {
    Line pings = oneToOne.apply(0);
    Line pongs = oneToOne.apply(0);
    start(
        () -> {
          long value;
          while ((value = pings.take()) != END) {
            pongs.put(value + 1);
          }
        });
    long sum = 0;
    for (long i = 0; i < rounds; i++) {
      pings.put(i);
      sum += pongs.take();
    }
    pings.put(END);
    return sum;
  }

  @Override
  public long eightByEight(int elements, int capacity) throws InterruptedException {
    Line numbers = shared.apply(capacity);
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
    for (int i = 0; i < 8; i++) {
      numbers.put(END);
    }
    receivers.await();
    return total.get();
  }

  @Override
  public long spawn(int count) throws InterruptedException {
    return spawnThreads(count);
  }

  /** Virtual threads as the JDK has them, for every library that adds nothing to them. */
  static long spawnThreads(int count) throws InterruptedException {
    AtomicLong total = new AtomicLong();
    CountDownLatch ended = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      long number = i;
      Thread.startVirtualThread(
          () -> {
            total.addAndGet(number);
            ended.countDown();
          });
    }
    ended.await();
    return total.get();
  }

  @Override
  public long sieve(int limit, int capacity) throws InterruptedException {
    Line first = oneToOne.apply(capacity);
    start(
        () -> {
          for (long i = 2; i <= limit; i++) {
            first.put(i);
          }
          first.put(END);
        });
    long sum = 0;
    Line candidates = first;
    long prime;
    while ((prime = candidates.take()) != END) {
      sum += prime;
      candidates = sift(prime, candidates, capacity);
    }
    return sum;
  }

  private Line sift(long prime, Line source, int capacity) {
    Line sifted = oneToOne.apply(capacity);
    start(
        () -> {
          Long value;
          while ((value = source.take()) != END) {
            if (value % prime != 0) {
              sifted.put(value);
            }
          }
          sifted.put(END);
        });
    return sifted;
  }

  @Override
  public long pairs(int pairs, int elements, int capacity) throws InterruptedException {
    AtomicLong total = new AtomicLong();
    CountDownLatch ended = new CountDownLatch(pairs);
    for (int i = 0; i < pairs; i++) {
      Line numbers = oneToOne.apply(capacity);
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
    Line first = oneToOne.apply(capacity);
    start(() -> countAndEnd(elements, first));
    Line last = first;
    for (int i = 0; i < stages; i++) {
      last = successors(last, capacity);
    }
    return sum(last);
  }

  private Line successors(Line source, int capacity) {
    Line target = oneToOne.apply(capacity);
    start(
        () -> {
          long value;
          while ((value = source.take()) != END) {
            target.put(value + 1);
          }
          target.put(END);
        });
    return target;
  }

  @Override
  public long[] latencies(int stages, int samples) throws InterruptedException {
    long[] latencies = new long[samples];
    Line instants = oneToOne.apply(0);
    start(
        () -> {
          for (int i = 0; i < samples; i++) {
            Thread.sleep(1);
            instants.put(System.nanoTime());
          }
          instants.put(END);
        });
    Line last = instants;
    for (int i = 0; i < stages; i++) {
      last = successors(last, 0);
    }
    for (int i = 0; i < samples; i++) {
      long instant = last.take();
      latencies[i] = System.nanoTime() - instant;
    }
    last.take(); // the end
    return latencies;
  }

  @Override
  public void block(int count, Runnable whenBlocked) throws InterruptedException {
    Line never = shared.apply(0);
    AtomicInteger started = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      start(
          () -> {
            started.incrementAndGet();
            never.take();
            ended.countDown();
          });
    }
    while (started.get() < count) {
      Thread.sleep(10);
    }
    whenBlocked.run();
    for (int i = 0; i < count; i++) {
      never.put(END);
    }
    ended.await();
  }

  @Override
  public Object channel(int capacity) {
    return oneToOne.apply(capacity);
  }
}
