package dev.sluice.testing;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.Go.go;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.sluice.Channel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs tests that leave goroutines, and tests that do not, under the check. */
final class GoroutineLeakCheckTest {
  /** What the tests under test have left blocked. */
  private static final Set<Thread> LEFT = ConcurrentHashMap.newKeySet();

  private static final Channel<Integer> NEVER = Channel.make("never", 0);

  @AfterEach
  void endWhatIsLeft() throws InterruptedException {
    for (Thread thread : LEFT) {
      thread.interrupt();
      thread.join();
    }
    LEFT.clear();
  }

  static void leave(String name) {
    LEFT.add(go(name, GoroutineLeakCheckTest::receiveFromNobody));
  }

  private static void receiveFromNobody() {
    try {
      NEVER.receive();
    } catch (InterruptedException e) {
      // The end of the test that started it.
    }
  }

  @ExtendWith(GoroutineLeakCheck.class)
  static class Checked {
    @Test
    void leavesNothing() throws InterruptedException {
      go("short", () -> {}).join();
    }

    @Test
    void leavesTwo() {
      leave("one");
      leave("two");
    }

    /** It ends by itself, a little later than the test. */
    @Test
    void leavesOneThatIsEnding() {
      Channel<Integer> channel = Channel.make();
      go("ending", () -> channel.send(1));
      Thread.startVirtualThread(
          () -> {
            var _ = channel.iterator().next();
          });
    }

    @Test
    @LeavesGoroutines("one")
    void leavesOneThatItMay() {
      leave("one");
    }

    @Test
    @LeavesGoroutines("one")
    void leavesMoreThanItMay() {
      leave("one");
      leave("two");
    }

    @Test
    @LeavesGoroutines
    void leavesWhatItLikes() {
      leave("anything");
    }

    @Test
    void failsAndLeaves() {
      leave("one");
      throw new IllegalStateException("its own failure");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void takesTooLong() throws InterruptedException {
      Channel.make("forgotten", 0).receive();
    }
  }

  static class Ignoring {
    @RegisterExtension
    static final GoroutineLeakCheck LEAKS = GoroutineLeakCheck.ignoring("background");

    @Test
    void leavesOneThatIsIgnored() {
      leave("background");
    }

    @Test
    void leavesOneThatIsNot() {
      leave("background");
      leave("foreground");
    }
  }

  @ExtendWith(GoroutineLeakCheck.class)
  @Execution(ExecutionMode.CONCURRENT)
  static class Concurrent {
    @Test
    void leavesOne() {
      leave("one of the run");
    }
  }

  @Test
  void aTestThatLeavesNothingSucceeds() {
    run(Checked.class, "leavesNothing").testEvents().assertStatistics(s -> s.succeeded(1));
  }

  @Test
  void theReportNamesWhatIsLeftWithStateAndStack() {
    String failure = failure(run(Checked.class, "leavesTwo"));

    assertThat(failure).startsWith("the test leaves 2 goroutines:");
    assertThat(failure).containsMatch("goroutine \\d+ 'one' \\[(chan receive\\] never|running\\])");
    assertThat(failure).containsMatch("goroutine \\d+ 'two' \\[(chan receive\\] never|running\\])");
    assertThat(failure).contains("GoroutineLeakCheckTest.receiveFromNobody");
  }

  @Test
  void whatIsJustEndingIsWaitedFor() {
    run(Checked.class, "leavesOneThatIsEnding").testEvents().assertStatistics(s -> s.succeeded(1));
  }

  @Test
  void whatWasThereBeforeIsNotReported() {
    leave("earlier");

    run(Checked.class, "leavesNothing").testEvents().assertStatistics(s -> s.succeeded(1));
    assertThat(failure(run(Checked.class, "leavesTwo"))).doesNotContain("earlier");
  }

  @Test
  void anExceptionCanBeMadeByName() {
    run(Checked.class, "leavesOneThatItMay").testEvents().assertStatistics(s -> s.succeeded(1));
    String failure = failure(run(Checked.class, "leavesMoreThanItMay"));
    assertThat(failure).startsWith("the test leaves a goroutine:");
    assertThat(failure).contains("'two'");
    assertThat(failure).doesNotContain("'one'");
  }

  @Test
  void anExceptionCanBeMadeForAll() {
    run(Checked.class, "leavesWhatItLikes").testEvents().assertStatistics(s -> s.succeeded(1));
  }

  @Test
  void namesCanBeIgnoredEverywhere() {
    run(Ignoring.class, "leavesOneThatIsIgnored")
        .testEvents()
        .assertStatistics(s -> s.succeeded(1));
    String failure = failure(run(Ignoring.class, "leavesOneThatIsNot"));
    assertThat(failure).contains("'foreground'");
    assertThat(failure).doesNotContain("'background'");
  }

  @Test
  void theFailureOfTheTestItselfComesFirst() {
    Throwable failure = thrown(run(Checked.class, "failsAndLeaves"));

    assertThat(failure).hasMessageThat().isEqualTo("its own failure");
    assertThat(failure.getSuppressed()[0]).hasMessageThat().contains("'one'");
  }

  @Test
  void concurrentTestsAreCheckedAtTheEndOfTheRun() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .selectors(selectMethod(Concurrent.class, "leavesOne"))
            .execute();

    results.testEvents().assertStatistics(s -> s.succeeded(1));
    Throwable failure =
        results.containerEvents().failed().stream()
            .findFirst()
            .flatMap(GoroutineLeakCheckTest::throwable)
            .orElseThrow();
    String message = failure.getMessage() + failure.getCause();
    for (Throwable suppressed : failure.getSuppressed()) {
      message += suppressed;
    }
    assertThat(message).contains("'one of the run'");
  }

  @Test
  void beforeATestIsInterruptedItsGoroutinesAreWritten() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream errors = System.err;
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      run(Checked.class, "takesTooLong").testEvents().assertStatistics(s -> s.failed(1));
    } finally {
      System.setErr(errors);
    }

    String dump = written.toString(StandardCharsets.UTF_8);
    assertThat(dump).contains("takesTooLong() takes too long; its goroutines:");
    assertThat(dump).contains("[chan receive] forgotten");
    assertThat(dump).contains("GoroutineLeakCheckTest$Checked.takesTooLong");
  }

  private static EngineExecutionResults run(Class<?> test, String method) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectMethod(test, method)).execute();
  }

  private static String failure(EngineExecutionResults results) {
    return String.valueOf(thrown(results).getMessage());
  }

  private static Throwable thrown(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .findFirst()
        .flatMap(GoroutineLeakCheckTest::throwable)
        .orElseThrow();
  }

  private static Optional<Throwable> throwable(Event event) {
    return event.getPayload(TestExecutionResult.class).flatMap(TestExecutionResult::getThrowable);
  }
}
