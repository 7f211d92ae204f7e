package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.Goroutine;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SleepTest {
  private static final Duration AGES = Duration.ofDays(1000);

  @Test
  void sleepsAtLeastForTheTime() throws InterruptedException {
    long start = System.nanoTime();
    Go.sleep(Duration.ofMillis(20));
    assertThat(System.nanoTime() - start).isAtLeast(20_000_000L);
  }

  @Test
  void returnsAtOnceFromNoTime() throws InterruptedException {
    Go.sleep(Duration.ZERO);
    Go.sleep(AGES.negated());
    Go.sleep(Duration.ofSeconds(Long.MIN_VALUE));
  }

  @Test
  void endsByAnInterruptBeforeAndMeanwhile() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> Go.sleep(Duration.ZERO));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    try (Group group = Group.open()) {
      Future<?> sleeper = group.call("sleeper", () -> sleepFor(Duration.ofSeconds(Long.MAX_VALUE)));
      Eventually.blocked("sleeper");
      sleeper.cancel(true);
      group.join();
    }
  }

  private static Void sleepFor(Duration duration) throws InterruptedException {
    Go.sleep(duration);
    return null;
  }

  @Test
  void endsWithItsGroup() throws InterruptedException {
    try (Group group = Group.open()) {
      group.go("sleeper", () -> Go.sleep(AGES));
      Eventually.blocked("sleeper");
      group.cancel();
      group.join();
    }
  }

  @Test
  void endsWithItsGroupThoughTheInterruptWasSwallowed() throws InterruptedException {
    Channel<Void> never = Channel.make();
    try (Group group = Group.open()) {
      group.go(
          "deaf",
          () -> {
            try {
              never.receive();
            } catch (InterruptedException e) {
              Go.sleep(AGES);
            }
          });
      Eventually.blocked("deaf");
      group.cancel();
      group.join();
    }
  }

  @Test
  void isListedAsGoDoes() throws InterruptedException {
    try (Group group = Group.open()) {
      group.go("sleeper", () -> Go.sleep(AGES));
      Eventually.blocked("sleeper");
      Goroutine sleeper =
          Goroutines.all().stream()
              .filter(one -> one.name().equals("sleeper"))
              .findFirst()
              .orElseThrow();
      assertThat(sleeper.toString()).isEqualTo("goroutine " + sleeper.id() + " 'sleeper' [sleep]");
    }
  }

  @Test
  void countsAsAbleToRun() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<String> words = group.channel("words", 0);
      group.go(
          "late",
          () -> {
            // Longer than it takes to find a deadlock.
            Go.sleep(Duration.ofMillis(1500));
            words.send("hello");
          });
      assertThat(words.receive()).isEqualTo("hello");
      group.join();
    }
  }

  @Test
  void readsTheSystemsClockOutsideOfTests() {
    Instant before = Instant.now();
    Instant read = Go.clock().instant();
    assertThat(read).isAtLeast(before);
    assertThat(read).isAtMost(Instant.now());
    assertThat(Go.clock()).isSameInstanceAs(Go.clock());
  }
}
