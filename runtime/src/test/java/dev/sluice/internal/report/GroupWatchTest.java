package dev.sluice.internal.report;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.internal.channel.ProbedChannel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it costs to watch groups in which everybody waits, and somebody waits for an outsider. */
@Timeout(120)
final class GroupWatchTest {
  private static final int LOOKS = 5;
  private static final int WINDOWS = 8;
  private static final Duration WINDOW = Duration.ofMillis(500);

  /** Of one processor, for all threads of the library together. */
  private static final double ALLOWED = 0.02;

  @Test
  void oneMemberThatCanGoOnIsEnough() throws InterruptedException {
    AtomicInteger looks = new AtomicInteger();
    AtomicInteger looksAtOthers = new AtomicInteger();
    ProbedChannel outside = new ProbedChannel("outside").notConfined();
    ProbedChannel inside = new ProbedChannel("inside");
    outside.whenInspected(
        () -> {
          if (looks.incrementAndGet() == LOOKS) {
            assertThat(outside.trySend(1)).isTrue();
          }
        });
    inside.whenInspected(looksAtOthers::incrementAndGet);
    try (Group group = Group.open("idle")) {
      for (int i = 0; i < 100; i++) {
        group.go("worker", () -> inside.receive());
      }
      outside.receive();
      assertThat(looks.get()).isAtLeast(LOOKS);
      assertThat(looksAtOthers.get()).isEqualTo(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"20000, 1", "1, 1000", "20000, 0"})
  void idleGroupsCostNextToNothing(int goroutines, int groups) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(Math.max(1, groups));
    Channel<Integer> never = Channel.make();
    List<Thread> openers = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      openers.add(Go.go("opener", () -> waitForOutsiders(goroutines, never, started)));
    }
    if (groups == 0) {
      for (int i = 0; i < goroutines; i++) {
        openers.add(Go.go(() -> never.receive()));
      }
      started.countDown();
    }
    started.await();
    double least = Double.MAX_VALUE;
    for (int i = 0; i < WINDOWS && least > ALLOWED; i++) {
      long before = processorTime();
      Thread.sleep(WINDOW);
      least = Math.min(least, (double) (processorTime() - before) / WINDOW.toNanos());
    }
    never.close();
    for (Thread opener : openers) {
      opener.join();
    }
    assertThat(least).isAtMost(ALLOWED);
  }

  private static void waitForOutsiders(
      int goroutines, Channel<Integer> never, CountDownLatch started) throws InterruptedException {
    try (Group group = Group.open("idle")) {
      Channel<Integer> inside = group.channel("inside", 0);
      for (int i = 0; i < goroutines; i++) {
        group.go("worker", () -> inside.receive());
      }
      group.go("waits for outsiders", () -> never.receive(), inside::close);
      started.countDown();
      group.join();
    }
  }

  /** What the library's own threads have used; one that has ended counts no more. */
  private static long processorTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long used = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith("sluice-")) {
        used += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return used;
  }
}
