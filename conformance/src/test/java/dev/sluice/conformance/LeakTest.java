package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.Go.go;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.sluice.Channel;
import dev.sluice.Goroutine;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import dev.sluice.testing.GoroutineLeakCheck;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The leak check of the testing artifact (rules LK). */
final class LeakTest {
  /** Tests that are run by the tests. */
  @ExtendWith(GoroutineLeakCheck.class)
  static class Checked {
    @Test
    void leaks() {
      Blocks.blocks(LeakTest::receiveFromNobody);
    }

    @Test
    void leaksByName() {
      Thread thread = go("lost", LeakTest::receiveUntilInterrupted);
      lost = thread;
      Await.until("the goroutine blocks", () -> Pending.isParked(thread));
    }

    @Test
    void leavesOneThatIsEnding() throws InterruptedException {
      Channel<Integer> channel = Channel.make();
      go("ending", () -> channel.send(1));
      Thread.startVirtualThread(() -> channel.iterator().next());
    }

    @Test
    void leavesNothing() {}
  }

  /** Tests that run at the same time. */
  @Execution(ExecutionMode.CONCURRENT)
  static final class CheckedAtTheEnd extends Checked {}

  /** The goroutine that {@link Checked#leaksByName} leaves. */
  private static volatile @Nullable Thread lost;

  private static void receiveUntilInterrupted() {
    try {
      receiveFromNobody();
    } catch (InterruptedException e) {
      // The check has found it.
    }
  }

  private static void receiveFromNobody() throws InterruptedException {
    Channel.nil().receive();
  }

  private static EngineExecutionResults run(Class<?> test, String method) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter(
            "junit.jupiter.execution.parallel.config.executor-service", "WORKER_THREAD_POOL")
        .selectors(selectMethod(test, method))
        .execute();
  }

  private static Optional<Throwable> failure(Events events) {
    return events.failed().stream()
        .findFirst()
        .flatMap((Event event) -> event.getPayload(TestExecutionResult.class))
        .flatMap(TestExecutionResult::getThrowable);
  }

  @Test
  @Rule("LK-01")
  void atTheEndOfATestNoGoroutineMayBeLeft() {
    assertThat(failure(run(Checked.class, "leaks").testEvents()).orElseThrow())
        .hasMessageThat()
        .startsWith("the test leaves a goroutine:");
    assertThat(failure(run(Checked.class, "leavesNothing").testEvents())).isEmpty();
  }

  @Test
  @Rule("LK-02")
  void goroutinesThatAreJustEndingAreNotReported() {
    for (int i = 0; i < 20; i++) {
      assertThat(failure(run(Checked.class, "leavesOneThatIsEnding").testEvents())).isEmpty();
    }
  }

  @Test
  @Rule("LK-03")
  void theReportHasTheStackTheStateAndWhereItWasCreated() {
    assertThat(failure(run(Checked.class, "leaksByName").testEvents()).orElseThrow())
        .hasMessageThat()
        .containsMatch(
            "(?s)goroutine \\d+ 'lost' \\[chan receive \\(nil chan\\)]\n.*"
                + "\tat .*LeakTest.receiveFromNobody\\(.*"
                + "\tcreated by .*LeakTest\\$Checked.leaksByName\\(LeakTest.java:\\d+\\)\n");
    Objects.requireNonNull(lost).interrupt();
  }

  @Test
  @Rule("LK-04")
  void goroutinesFromBeforeAreIgnoredAndLaterOnesAreNot() {
    List<Pending<Void>> earlier = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      earlier.add(Blocks.blocks(LeakTest::receiveFromNobody));
    }
    assertThat(failure(run(Checked.class, "leavesNothing").testEvents())).isEmpty();
    earlier.forEach(Pending::interrupt);
    assertThat(failure(run(Checked.class, "leaks").testEvents()).orElseThrow())
        .hasMessageThat()
        .startsWith("the test leaves a goroutine:");
  }

  @Test
  @Rule("LK-06")
  void testsThatRunAtTheSameTimeAreCheckedAtTheEndOfTheRun() {
    EngineExecutionResults results = run(CheckedAtTheEnd.class, "leaks");
    assertThat(failure(results.testEvents())).isEmpty();
    Throwable failure = failure(results.containerEvents()).orElseThrow();
    List<String> messages =
        new ArrayList<>(List.of(String.valueOf(failure), String.valueOf(failure.getCause())));
    for (Throwable suppressed : failure.getSuppressed()) {
      messages.add(suppressed.toString());
    }
    assertThat(messages.toString()).contains("the tests leave a goroutine:");
  }

  @Test
  @Rule("LK-07")
  void theLibrarysOwnThreadsAreNotListed() throws InterruptedException {
    try (Group group = Group.open()) {
      group.go("short", () -> {});
      group.join();
    }
    assertThat(Goroutines.all().stream().map(Goroutine::name).toList()).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList())
        .contains("sluice-deadlocks");
  }

  @Test
  @Rule("LK-08")
  void aGoroutineOnAnUnreachableChannelIsStillListed() {
    WeakReference<Object> other = new WeakReference<>(new Object());
    Pending<Integer> lost = Blocks.blocks(() -> Channel.<Integer>make("lost", 0).receive());
    Garbage.awaitCleared(List.of(other), 1);
    assertThat(Goroutines.all().stream().map(Goroutine::channel).toList()).contains("lost");
    lost.isStillBlocked();
  }
}
