package dev.sluice.deadlock;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Group;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What looks like a deadlock and is none runs on, unreported, while the detector finds one real
 * deadlock after the other: each takes it at least two rounds through all groups. The profile
 * {@code stress} keeps this up for half a minute.
 */
@Timeout(300)
final class LookAlikesTest {
  private static final int REAL_DEADLOCKS = 5;
  private static final Duration AT_LEAST =
      Duration.ofSeconds(Boolean.getBoolean("sluice.stress") ? 30 : 0);

  private static final CountDownLatch RELEASE = new CountDownLatch(1);
  private static final Map<LookAlike, FutureTask<Void>> RUNNING = new EnumMap<>(LookAlike.class);
  private static final Set<LookAlike> ENDED_EARLY = EnumSet.noneOf(LookAlike.class);

  @BeforeAll
  static void runThemBesideRealDeadlocks() {
    CountDownLatch started = new CountDownLatch(LookAlike.values().length);
    for (LookAlike lookAlike : LookAlike.values()) {
      FutureTask<Void> run =
          new FutureTask<>(
              () -> {
                try (Group group = Group.open(lookAlike.name())) {
                  started.countDown();
                  lookAlike.run(group, RELEASE);
                }
                return null;
              });
      RUNNING.put(lookAlike, run);
      Thread.ofPlatform().name(lookAlike.name()).start(run);
    }
    LookAlike.await(started);
    long start = System.nanoTime();
    for (int i = 0; i < REAL_DEADLOCKS || System.nanoTime() - start < AT_LEAST.toNanos(); i++) {
      assertThrows(
          DeadlockException.class,
          () -> {
            try (Group group = Group.open("real")) {
              Channel<Integer> values = group.channel("values", 0);
              values.receive();
            }
          });
    }
    RUNNING.forEach(
        (lookAlike, run) -> {
          if (run.isDone()) {
            ENDED_EARLY.add(lookAlike);
          }
        });
    RELEASE.countDown();
  }

  @ParameterizedTest
  @EnumSource
  void runsOnUnreported(LookAlike lookAlike) throws Exception {
    RUNNING.get(lookAlike).get(60, TimeUnit.SECONDS);
    assertThat(ENDED_EARLY).doesNotContain(lookAlike);
  }
}
