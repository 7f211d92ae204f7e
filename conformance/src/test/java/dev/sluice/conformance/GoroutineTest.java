package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.Go.go;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.ReceiveChannel;
import dev.sluice.Sink;
import dev.sluice.Task;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Starting goroutines, and how they end (rules GO). */
@SuppressWarnings("ThreadPriorityCheck") // yielding is what some of the rules are about
final class GoroutineTest {
  @Test
  @Rule("GO-01")
  void theArgumentIsEvaluatedAtTheGoStatement() throws InterruptedException {
    Channel<Integer> start = Channel.make();
    Channel<Integer> seen = Channel.make(1);
    int[] variable = {1};
    go(
        value -> {
          start.receive();
          seen.send(value);
        },
        variable[0]);
    variable[0] = 2;
    start.send(0);
    assertThat(seen.receive()).isEqualTo(1);
  }

  @Test
  @Rule("GO-02")
  void theGoStatementDoesNotWait() throws InterruptedException {
    Channel<Integer> gate = Channel.make();
    Thread thread = go(() -> gate.receive());
    Await.until("it is blocked", () -> Pending.isParked(thread));
    gate.send(1);
    thread.join();
  }

  @Test
  @Rule("GO-03")
  void whatTheFunctionReturnsIsDiscarded() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    go(() -> calls.incrementAndGet()).join();
    assertThat(calls.get()).isEqualTo(1);
  }

  @Test
  @Rule("GO-04")
  @SuppressWarnings("NullAway") // the mistake that the rule is about
  void aNilFunctionFailsInTheCallerAtOnce() {
    Task task = null;
    Sink<Integer> function = null;
    assertThat(assertThrows(NullPointerException.class, () -> go(task)))
        .hasMessageThat()
        .contains("go of nil func value");
    assertThat(assertThrows(NullPointerException.class, () -> go(function, 1)))
        .hasMessageThat()
        .contains("go of nil func value");
    assertThat(assertThrows(NullPointerException.class, () -> new WaitGroup().go(task)))
        .hasMessageThat()
        .contains("go of nil func value");
  }

  @Test
  @Rule("GO-06")
  void aPanicRecoveredInTheGoroutineAffectsOnlyIt() throws InterruptedException {
    Channel<Integer> closed = Channel.make();
    Channel<String> result = Channel.make(1);
    closed.close();
    go(
        () -> {
          try {
            closed.send(1);
          } catch (IllegalStateException recovered) {
            result.send("recovered: " + recovered.getMessage());
          }
        });
    assertThat(result.receive()).isEqualTo("recovered: send on closed channel");
  }

  @Test
  @Rule("GO-07")
  void returnFromMainEndsTheProcess() throws Exception {
    Child.Result result = Child.run(MainReturns.class);
    assertThat(result.status()).isEqualTo(0);
    assertThat(result.out()).isEqualTo("main returns");
  }

  static final class MainReturns {
    private MainReturns() {}

    public static void main(String[] arguments) {
      go(
          () -> {
            Channel.nil().receive();
            System.out.print("never");
          });
      System.out.print("main returns");
    }
  }

  @Test
  @Rule("GO-09")
  void anEndingGoroutineDoesNotTouchAnyChannel() throws InterruptedException {
    Channel<Integer> channel = Channel.make();
    Thread thread = go(() -> assertThat(channel.trySend(1)).isFalse());
    thread.join();
    Pending<Integer> receiver = Blocks.blocks(() -> channel.receive());
    channel.send(2);
    assertThat(receiver.completes()).isEqualTo(2);
  }

  @Test
  @Rule("GO-10")
  void aTokenPassesThrough10000Goroutines() throws InterruptedException {
    Channel<Integer> leftmost = Channel.make();
    ReceiveChannel<Integer> right = leftmost;
    for (int i = 0; i < 10_000; i++) {
      ReceiveChannel<Integer> from = right;
      Channel<Integer> to = Channel.make();
      go(() -> to.send(Objects.requireNonNull(from.receive()) + 1));
      right = to;
    }
    leftmost.send(0);
    assertThat(right.receive()).isEqualTo(10_000);
  }

  @Test
  @Rule("GO-11")
  void aYieldingPollerLetsOthersRun() {
    Channel<Integer> channel = Channel.make();
    Blocks.completes(
        () -> {
          Thread sender = go(() -> channel.send(1));
          while (channel.tryReceive().isEmpty()) {
            Thread.yield();
          }
          sender.join();
        });
  }

  @Test
  @Rule("GO-12")
  void platformThreadsAndVirtualThreadsMeetOnTheSameChannels() throws InterruptedException {
    Channel<Integer> there = Channel.make();
    Channel<Integer> back = Channel.make(1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread pinned =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((thread, e) -> failure.set(e))
            .start(
                () -> {
                  for (int value : there) {
                    while (!back.trySend(value)) {
                      Thread.yield();
                    }
                  }
                });
    for (int i = 0; i < 10; i++) {
      there.send(i);
      assertThat(back.receive()).isEqualTo(i);
    }
    there.close();
    pinned.join();
    assertThat(failure.get()).isNull();
  }

  @Test
  @Rule("GO-13")
  void blockedGoroutinesHoldNoThread() throws InterruptedException {
    Channel<Integer> gate = Channel.make();
    Channel<Integer> ended = Channel.make(10_000);
    List<Thread> threads = new ArrayList<>();
    int before = ManagementFactory.getThreadMXBean().getThreadCount();
    for (int i = 0; i < 10_000; i++) {
      threads.add(
          go(
              () -> {
                gate.receive();
                ended.send(1);
              }));
    }
    Await.until("all are blocked", () -> threads.stream().allMatch(Pending::isParked));
    // The carriers, and what the JVM starts beside.
    int carriers = Runtime.getRuntime().availableProcessors();
    assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
        .isAtMost(before + carriers + 20);
    gate.close();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(ended.length()).isEqualTo(10_000);
  }

  @Test
  @Rule("GO-15")
  void goroutinesThatBusyWaitForEachOtherRunInParallel() {
    int parties = Math.min(4, Runtime.getRuntime().availableProcessors());
    Blocks.completes(
        () -> {
          AtomicInteger turn = new AtomicInteger();
          WaitGroup all = new WaitGroup();
          for (int p = 0; p < parties; p++) {
            int party = p;
            all.go(
                () -> {
                  for (int round = 0; round < 3; round++) {
                    while (turn.get() != round * parties + party) {
                      Thread.onSpinWait();
                    }
                    turn.incrementAndGet();
                  }
                });
          }
          all.await();
          assertThat(turn.get()).isEqualTo(3 * parties);
        });
  }

  @Test
  @Rule("GO-16")
  void aTimerIsNotStarvedByTrafficOnOneProcessor() throws Exception {
    Child.Result result =
        Child.run(
            OneProcessor.class,
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1");
    assertThat(result.out()).isEqualTo("stopped by the timer");
    assertThat(result.status()).isEqualTo(0);
  }

  static final class OneProcessor {
    private OneProcessor() {}

    public static void main(String[] arguments) throws InterruptedException {
      Channel<Integer> ball = Channel.make();
      Channel<String> stopped = Channel.make();
      go(() -> ball.forEach(one -> {}));
      go(
          () -> {
            while (true) {
              ball.send(1);
            }
          });
      go(
          () -> {
            Timer.after(Duration.ofMillis(20)).receive();
            stopped.send("stopped by the timer");
          });
      System.out.print(stopped.receive());
    }
  }

  @Test
  @Rule("GO-17")
  void aWaiterIsNotToldOfAPanic() throws InterruptedException {
    Channel<Integer> channel = Channel.make();
    Pending<Integer> waiter = Blocks.blocks(() -> channel.receive());
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.set(e));
    try {
      Thread panicking =
          Go.go(
              () -> {
                throw new IllegalStateException("nobody hears it");
              });
      panicking.join();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(uncaught.get()).hasMessageThat().isEqualTo("nobody hears it");
    waiter.isStillBlocked();
    channel.send(1);
    assertThat(waiter.completes()).isEqualTo(1);
  }
}
