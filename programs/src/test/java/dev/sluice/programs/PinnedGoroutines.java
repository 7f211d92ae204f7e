package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Select;
import dev.sluice.programs.standstill.Pinned;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Goroutines that try while they are pinned to every carrier, beside others that are not. */
final class PinnedGoroutines {
  private static final int TRIES = 200;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final Channel<Integer> SHARED = Channel.make("shared", 64);
  private static final AtomicLong PINNED = new AtomicLong();
  private static final AtomicLong OTHERS = new AtomicLong();

  private PinnedGoroutines() {}

  static void main() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      Thread.ofPlatform().daemon().start(PinnedGoroutines::receive);
    }
    int pinned = 1 + Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < pinned; i++) {
      Thread.ofVirtual().start(PinnedGoroutines::tryPinned);
      Thread.ofVirtual().start(PinnedGoroutines::tryPlain);
    }
    watch();
    Verdict.end();
  }

  private static void receive() {
    while (true) {
      if (SHARED.tryReceive().isEmpty()) {
        Thread.onSpinWait();
      }
    }
  }

  private static void tryPinned() {
    Select.SendCase<Integer> send = Select.send(SHARED, 1);
    Select select = Select.of(send, Select.receive(Channel.<Integer>make()));
    while (true) {
      Pinned.run(
          () -> {
            for (int i = 0; i < TRIES; i++) {
              SHARED.trySend(1);
              select.poll();
              SHARED.length();
            }
          });
      PINNED.incrementAndGet();
      Thread.yield();
    }
  }

  private static void tryPlain() {
    while (true) {
      SHARED.length();
      SHARED.trySend(2);
      OTHERS.incrementAndGet();
      Thread.yield();
    }
  }

  private static void watch() throws InterruptedException {
    long begin = System.nanoTime();
    long now = begin;
    long since = begin;
    long last = -1;
    while (now - begin < 2 * Patience.nanos() && now - since < LIMIT_NANOS) {
      TimeUnit.MILLISECONDS.sleep(10);
      now = System.nanoTime();
      long sum = PINNED.get() + OTHERS.get();
      since = sum == last ? since : now;
      last = sum;
    }
    Verdict.that(
        now - since < LIMIT_NANOS, "pinned %s bursts, others %s operations", PINNED, OTHERS);
  }
}
