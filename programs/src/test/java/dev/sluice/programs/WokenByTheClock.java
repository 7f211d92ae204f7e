package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Sink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Bursts of sends by goroutines that sleepers start, all on one channel: the shape in which a
 * channel's lock once stopped every goroutine of the process within seconds. Once with goroutines
 * only, once with a platform thread that receives, and a goroutine that only looks.
 */
final class WokenByTheClock {
  private static final int BURST = 200;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final LongAdder SENT = new LongAdder();
  private static final LongAdder RECEIVED = new LongAdder();

  private WokenByTheClock() {}

  static void main() throws InterruptedException {
    for (int capacity : new int[] {64, 1, 8}) {
      Channel<Integer> shared = Channel.make("shared", capacity);
      startReceivers(shared, 2, 0);
      startSenders(shared, 4, 4);
    }
    Channel<Integer> looked = Channel.make("looked at", 64);
    startReceivers(looked, 0, 1);
    startSenders(looked, 1, 3);
    Go.go("looks", () -> look(looked));
    watch();
    Verdict.end();
  }

  private static void startReceivers(Channel<Integer> channel, int goroutines, int platform) {
    Sink<Channel<Integer>> receives =
        from -> {
          while (true) {
            from.receive();
            RECEIVED.increment();
          }
        };
    for (int i = 0; i < goroutines; i++) {
      Go.go(receives, channel);
    }
    for (int i = 0; i < platform; i++) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try {
                  receives.accept(channel);
                } catch (Exception e) {
                  Verdict.that(false, "a receiver failed: %s", e);
                }
              });
    }
  }

  private static void startSenders(Channel<Integer> channel, int groups, int workers) {
    for (int g = 0; g < groups; g++) {
      List<Channel<Integer>> starts = new ArrayList<>();
      for (int w = 0; w < workers; w++) {
        Channel<Integer> start = Channel.make(1);
        starts.add(start);
        Go.go("sends", () -> sendBursts(start, channel));
      }
      Go.go(
          "starts",
          () -> {
            while (true) {
              Go.sleep(Duration.ofNanos(50_000));
              for (Channel<Integer> start : starts) {
                start.send(1);
              }
            }
          });
    }
  }

  private static void sendBursts(Channel<Integer> start, Channel<Integer> channel)
      throws InterruptedException {
    for (Integer one : start) {
      for (int i = 0; i < BURST; i++) {
        channel.send(one);
      }
      SENT.add(BURST);
    }
  }

  private static void look(Channel<Integer> channel) throws InterruptedException {
    while (true) {
      for (int i = 0; i < 50; i++) {
        channel.length();
      }
      Thread.sleep(0, 1_000);
    }
  }

  private static void watch() throws InterruptedException {
    long begin = System.nanoTime();
    long last = -1;
    long since = begin;
    long longest = 0;
    long now = begin;
    while (now - begin < 2 * Patience.nanos() && now - since < LIMIT_NANOS) {
      TimeUnit.MILLISECONDS.sleep(10);
      now = System.nanoTime();
      long sum = SENT.sum() + RECEIVED.sum();
      if (sum != last) {
        since = now;
      }
      last = sum;
      longest = Math.max(longest, now - since);
    }
    Verdict.that(
        longest < LIMIT_NANOS,
        "sent %s, received %s, longest standstill %d ms",
        SENT,
        RECEIVED,
        TimeUnit.NANOSECONDS.toMillis(longest));
  }
}
