package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Select;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What only tries never waits longer than for others' short critical sections: beside goroutines
 * that compute, while a buffer of millions grows, and while thousands of receivers are woken. How
 * long the machine itself interrupts a thread is seen from a queue of the JDK, on which the same
 * thread does the same in turns.
 */
final class TryNeverWaits {
  private static final long FLOOR_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int FACTOR = 4;
  private static final int LARGE = 33_000_000;
  private static final int WAITING = 50_000;

  private static final AtomicBoolean OVER = new AtomicBoolean();

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
    whileOthersCompute();
    whileTheBufferGrows();
    whileManyAreWoken();
    Verdict.end();
  }

  private static void compare(String what, Longest ours, Longest queues) {
    Verdict.that(
        ours.nanos < FACTOR * queues.nanos + FLOOR_NANOS,
        "%s: longest %.1f ms, of a queue %.1f ms",
        what,
        ours.nanos / 1e6,
        queues.nanos / 1e6);
  }

  private static void whileOthersCompute() {
    Channel<Integer> channel = Channel.make("shared", 64);
    ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(64);
    Select.SendCase<Integer> send = Select.send(channel, 2);
    Select select = Select.of(send, Select.receive(Channel.<Integer>make()));
    Thread.ofPlatform().daemon().start(() -> drain(channel, queue));
    for (int i = 0; i < 4; i++) {
      Go.go("looks", () -> look(channel::length));
      Go.go("looks at the queue", () -> look(queue::size));
      Go.go("computes", TryNeverWaits::compute);
    }
    Longest trySend = new Longest();
    Longest poll = new Longest();
    Longest length = new Longest();
    Longest offer = new Longest();
    Patience.repeat(
        round -> {
          trySend.of(() -> channel.trySend(1));
          offer.of(() -> queue.offer(1));
          poll.of(select::poll);
          offer.of(queue::size);
          length.of(channel::length);
          return true;
        });
    OVER.set(true);
    compare("trySend while others compute", trySend, offer);
    compare("poll of a select while others compute", poll, offer);
    compare("length while others compute", length, offer);
  }

  @SuppressWarnings("sluice:IgnoredResult")
  private static void drain(Channel<Integer> channel, ArrayBlockingQueue<Integer> queue) {
    while (!OVER.get()) {
      channel.tryReceive();
      queue.poll();
    }
  }

  private static void look(LongSupplier size) {
    long sum = 0;
    while (!OVER.get()) {
      for (int i = 0; i < 100; i++) {
        sum += size.getAsLong();
      }
      Thread.yield();
    }
    if (sum < 0) {
      throw new AssertionError(sum);
    }
  }

  private static void compute() {
    while (!OVER.get()) {
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(500) && !OVER.get()) {
        Thread.onSpinWait();
      }
      Thread.yield();
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

    void end(String what) throws InterruptedException {
      over.set(true);
      thread.join();
      compare(what, length, size);
    }
  }

  private static void whileTheBufferGrows() throws InterruptedException {
    Channel<Integer> channel = Channel.make("large", Integer.MAX_VALUE);
    Probe probe = new Probe(channel);
    for (int i = 0; i < LARGE; i++) {
      channel.trySend(1);
    }
    probe.end("length while a buffer grows");
    channel.abandon();
  }

  private static void whileManyAreWoken() throws InterruptedException {
    Channel<Integer> channel = Channel.make("awaited", 0);
    for (int i = 0; i < WAITING; i++) {
      Go.go("waits", () -> channel.receiveOk());
    }
    Probe probe = new Probe(channel);
    channel.close();
    probe.end("length while all receivers are woken");
  }
}
