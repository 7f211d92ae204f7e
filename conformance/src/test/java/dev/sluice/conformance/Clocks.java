package dev.sluice.conformance;

import dev.sluice.ReceiveChannel;
import dev.sluice.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What the tests of timers and tickers have in common. */
final class Clocks {
  static final Duration HOUR = Duration.ofHours(1);
  static final Duration NANO = Duration.ofNanos(1);

  private Clocks() {}

  static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** Lets time pass: it is what the rule is about. */
  static void pass(Duration time) throws InterruptedException {
    Timer.after(time).receive();
  }

  /** What is there to be received without waiting. */
  static Optional<Instant> poll(ReceiveChannel<Instant> channel) {
    return channel.tryReceive().map(received -> Objects.requireNonNull(received.value()));
  }

  /** Waits until a value can be received without blocking. */
  static Instant awaitTick(ReceiveChannel<Instant> channel) {
    Instant[] tick = new Instant[1];
    Await.until(
        "a tick",
        () -> {
          poll(channel).ifPresent(value -> tick[0] = value);
          return tick[0] != null;
        });
    return tick[0];
  }

  /** A check that the machine's load may disturb: it must succeed at one of several attempts. */
  interface Attempt {
    boolean succeeds(int attempt) throws InterruptedException;
  }

  static boolean oneOf(int attempts, Attempt attempt) throws InterruptedException {
    for (int i = 0; i < attempts; i++) {
      if (attempt.succeeds(i)) {
        return true;
      }
    }
    return false;
  }
}
