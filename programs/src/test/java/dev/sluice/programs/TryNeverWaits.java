package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Select;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What only tries never waits longer than for others' short critical sections: beside goroutines
 * that compute, while a buffer of millions grows, and while thousands of receivers are woken. How
 * long the machine itself interrupts a thread is seen from a queue of the JDK that only platform
 * threads use, and on which the same thread does the same in turns.
 */
final class TryNeverWaits {
  private static final long FLOOR_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int FACTOR = 4;
  private static final int ATTEMPTS = 3;
  private static final int LARGE = 33_000_000;
  private static final int WAITING = 50_000;

  private TryNeverWaits() {}

  /** The longest of many calls. */
  private static final class Longest {
    private volatile long nanos;

    @SuppressWarnings("unused") // so that no call is left out
    private @Nullable Object result;

    void of(Supplier<?> call) {
      long begin = System.nanoTime();
      result = call.get();
      nanos = Math.max(nanos, System.nanoTime() - begin);
    }
  }

  static void main() throws InterruptedException {
    bestOf("while others compute", () -> new Computing().measure());
    bestOf("while a buffer grows", TryNeverWaits::whileTheBufferGrows);
    bestOf("while all receivers are woken", TryNeverWaits::whileManyAreWoken);
    Verdict.end();
  }

  /** What was measured once: of ours, and of the queue's. */
  private record Pair(Longest ours, Longest queues) {
    boolean isWell() {
      return ours.nanos < FACTOR * queues.nanos + FLOOR_NANOS;
    }

    @Override
    public String toString() {
      return String.format(
          "longest %.1f ms, of a queue %.1f ms", ours.nanos / 1e6, queues.nanos / 1e6);
    }
  }

  @FunctionalInterface
  private interface Measurement {
    Pair measure() throws InterruptedException;
  }

  /** A thread may be preempted at any time; a lock that is held too long shows every time. */
  private static void bestOf(String what, Measurement measurement) throws InterruptedException {
    Pair pair = measurement.measure();
    for (int i = 1; i < ATTEMPTS && !pair.isWell(); i++) {
      pair = measurement.measure();
    }
    Verdict.that(pair.isWell(), "%s: %s", what, pair);
  }

  /** Tries beside goroutines that look at the same channel, and others that compute for long. */
  private static final class Computing {
    private final AtomicBoolean over = new AtomicBoolean();
    private final Channel<Integer> channel = Channel.make("shared", 64);
    private final ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(64);

    Pair measure() {
      Select.SendCase<Integer> send = Select.send(channel, 2);
      Select select = Select.of(send, Select.receive(Channel.<Integer>make()));
      Thread.ofPlatform().daemon().start(this::drain);
      for (int i = 0; i < 4; i++) {
        Go.go("looks", () -> look(channel::length));
        Go.go("computes", this::compute);
      }
      Longest ours = new Longest();
      Longest queues = new Longest();
      Patience.repeat(
          round -> {
            ours.of(() -> channel.trySend(1));
            queues.of(() -> queue.offer(1));
            ours.of(select::poll);
            queues.of(queue::peek);
            ours.of(channel::length);
            queues.of(queue::size);
            return true;
          });
      over.set(true);
      return new Pair(ours, queues);
    }

    @SuppressWarnings("sluice:IgnoredResult")
    private void drain() {
      while (!over.get()) {
        channel.tryReceive();
        queue.poll();
      }
    }

    private void look(LongSupplier size) {
      long sum = 0;
      while (!over.get()) {
        for (int i = 0; i < 100; i++) {
          sum += size.getAsLong();
        }
        Thread.yield();
      }
      if (sum < 0) {
        throw new AssertionError(sum);
      }
    }

    private void compute() {
      while (!over.get()) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(500) && !over.get()) {
          Thread.onSpinWait();
        }
        Thread.yield();
      }
    }
  }

  /** A thread that looks at a channel, and at a queue that nobody else uses. */
  private static final class Probe {
    private final Longest length = new Longest();
    private final Longest size = new Longest();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread;

    Probe(Channel<Integer> channel) {
      ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
      // Loaded and compiled before anything counts.
      for (int i = 0; i < 20_000; i++) {
        length.of(channel::length);
        size.of(queue::size);
      }
      length.nanos = 0;
      size.nanos = 0;
      thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!over.get()) {
                      length.of(channel::length);
                      size.of(queue::size);
                    }
                  });
    }

    Pair end() throws InterruptedException {
      over.set(true);
      thread.join();
      return new Pair(length, size);
    }
  }

  private static Pair whileTheBufferGrows() throws InterruptedException {
    Channel<Integer> channel = Channel.make("large", Integer.MAX_VALUE);
    Probe probe = new Probe(channel);
    for (int i = 0; i < LARGE; i++) {
      channel.trySend(1);
    }
    channel.abandon();
    return probe.end();
  }

  private static Pair whileManyAreWoken() throws InterruptedException {
    Channel<Integer> channel = Channel.make("awaited", 0);
    AtomicInteger waiting = new AtomicInteger();
    for (int i = 0; i < WAITING; i++) {
      Go.go(
          "waits",
          () -> {
            waiting.incrementAndGet();
            channel.receiveOk();
          });
    }
    Patience.until(() -> waiting.get() == WAITING);
    Probe probe = new Probe(channel);
    channel.close();
    return probe.end();
  }
}
