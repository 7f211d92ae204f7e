package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.Sink;
import dev.sluice.Ticker;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deadlock detection (rules DLK), where Go's program is Sluice's group. */
final class DeadlockDetectionTest {
  /** Runs a program in a group; it must deadlock. Returns the report. */
  private static String deadlock(Sink<Group> program) {
    DeadlockException deadlock =
        assertThrows(
            DeadlockException.class,
            () -> {
              try (Group group = Group.open()) {
                program.accept(group);
                group.join();
              }
            });
    assertThat(deadlock).hasMessageThat().startsWith("all goroutines are asleep - deadlock!");
    return String.valueOf(deadlock.getMessage());
  }

  /** Lets the detector look at all groups a few times: each real deadlock takes it two rounds. */
  private static void letTheDetectorLook() {
    for (int i = 0; i < 3; i++) {
      deadlock(group -> group.channel("never", 0).receive());
    }
  }

  /** The forms of section 0.2 of the specification that a group counts as blocked (DLK-16). */
  @SuppressWarnings("ImmutableEnumChecker") // the programs have no state
  enum Form {
    RECEIVE("chan receive", group -> group.channel("c", 0).receive()),
    RECEIVE_OK("chan receive", group -> group.channel("c", 0).receiveOk()),
    RANGE("chan receive", group -> group.channel("c", 0).forEach(value -> {})),
    RECEIVE_NIL("chan receive (nil chan)", group -> Channel.nil().receive()),
    RANGE_NIL("chan receive (nil chan)", group -> Channel.nil().forEach(value -> {})),
    SEND("chan send", group -> group.channel("c", 0).send(1)),
    SEND_FULL(
        "chan send",
        group -> {
          Channel<Integer> full = group.channel("c", 1);
          full.send(1);
          full.send(2);
        }),
    SEND_NIL("chan send (nil chan)", group -> Channel.nil().send(1)),
    SELECT_NO_CASES("select (no cases)", group -> Select.of().await()),
    SELECT_ONE_RECEIVE(
        "chan receive", group -> Select.of(Select.receive(group.channel("c", 0))).await()),
    SELECT_ONE_SEND("chan send", group -> Select.of(Select.send(group.channel("c", 0), 1)).await()),
    SELECT_ONE_NIL("chan receive (nil chan)", group -> Select.of(Select.receive(null)).await()),
    SELECT_TWO(
        "select",
        group ->
            Select.of(Select.receive(group.channel("c", 0)), Select.send(group.channel("d", 0), 1))
                .await()),
    SELECT_TWO_NIL(
        "select", group -> Select.of(Select.receive(null), Select.send(null, 1)).await()),
    WAIT_GROUP(
        "sync.WaitGroup.Wait",
        group -> {
          WaitGroup never = new WaitGroup();
          never.add(1);
          never.await();
        });

    private final String reason;
    private final Sink<Group> program;

    Form(String reason, Sink<Group> program) {
      this.reason = reason;
      this.program = program;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFormOfBlockingOnChannelsAndWaitGroupsCounts(Form form) {
    String inTheOpener = deadlock(form.program);
    assertThat(inTheOpener).contains("[" + form.reason + "]");
    String inAGoroutine = deadlock(group -> group.go("blocked", () -> form.program.accept(group)));
    assertThat(inAGoroutine).contains("'blocked' [" + form.reason + "]");
  }

  @Test
  @Rule("DLK-03")
  void theReportListsEveryGoroutineWithItsReason() {
    String report =
        deadlock(
            group -> {
              Channel<Integer> left = group.channel("left", 0);
              Channel<Integer> right = group.channel("right", 0);
              group.go("sender", () -> left.send(1));
              group.go("receiver", () -> right.receive());
            });
    assertThat(report).containsMatch("goroutine \\d+ 'sender' \\[chan send\\] left");
    assertThat(report).containsMatch("goroutine \\d+ 'receiver' \\[chan receive\\] right");
    assertThat(report).containsMatch("goroutine \\d+ '.*' \\[group join\\]");
  }

  /** A class whose initialization deadlocks. */
  private static final class Initialized {
    static final String REPORT = deadlock(group -> group.channel("c", 0).receive());

    private Initialized() {}
  }

  @Test
  @Rule("DLK-04")
  void aDeadlockDuringInitializationIsFound() {
    assertThat(Initialized.REPORT).contains("[chan receive] c");
  }

  @Test
  @Rule("DLK-05")
  void aDeadlockOfPlatformThreadsIsFound() throws InterruptedException {
    List<String> reports = new ArrayList<>();
    Thread platform =
        Thread.ofPlatform()
            .name("locked to a thread")
            .start(() -> reports.add(deadlock(group -> group.channel("c", 0).receive())));
    platform.join();
    assertThat(reports.getFirst()).contains("'locked to a thread' [chan receive] c");
  }

  @Test
  @Rule("DLK-08")
  void anArmedTimerSuppressesTheReportUntilItHasFired() {
    Instant[] fired = new Instant[1];
    String report =
        deadlock(
            group -> {
              Channel<Integer> never = group.channel("never", 0);
              group.go("timer", () -> fired[0] = Timer.after(Duration.ofMillis(500)).receive());
              never.receive();
            });
    assertThat(fired[0]).isNotNull();
    assertThat(report).doesNotContain("'timer'");
  }

  @Test
  @Rule("DLK-09")
  void aStoppedTickerDoesNotSuppress() {
    String report =
        deadlock(
            group -> {
              Ticker ticker = Ticker.start(Duration.ofHours(1));
              ticker.stop();
              ticker.channel().receive();
            });
    assertThat(report).contains("[chan receive]");
  }

  @Test
  @Rule("DLK-10")
  void onlyATimerThatSomebodyWaitsForSuppresses() throws InterruptedException {
    deadlock(
        group -> {
          Timer unused = Timer.start(Duration.ofHours(1));
          Select.of().await();
          unused.stop();
        });
    try (Group group = Group.open()) {
      Timer used = Timer.start(Duration.ofHours(1));
      group.go("waits", () -> used.channel().receive());
      letTheDetectorLook();
      assertThat(group.isCancelled()).isFalse();
      used.reset(Duration.ZERO);
      group.join();
    }
  }

  @Test
  @Rule("DLK-11")
  void aPartialDeadlockIsNotReported() {
    try (Group group = Group.open()) {
      Channel<Integer> never = group.channel("never", 0);
      group.go("leaks", () -> never.receive());
      // The opener can still run, and does.
      letTheDetectorLook();
      assertThat(group.isCancelled()).isFalse();
    }
  }

  @Test
  @Rule("DLK-12")
  void inputAndOutputCountAsAbleToRun() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept();
        InputStream in = accepted.getInputStream();
        OutputStream out = client.getOutputStream();
        Group group = Group.open()) {
      Channel<Integer> bytes = group.channel("bytes", 0);
      group.go("reader", () -> bytes.send(in.read()));
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    letTheDetectorLook();
                    try {
                      out.write(42);
                    } catch (java.io.IOException e) {
                      throw new AssertionError(e);
                    }
                  });
      assertThat(bytes.receive()).isEqualTo(42);
      group.join();
      writer.join();
    }
  }

  @Test
  @Rule("DLK-13")
  void unrelatedThreadsDoNotMaskADeadlock() {
    Thread daemon =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                  }
                });
    try {
      deadlock(group -> group.channel("c", 0).receive());
    } finally {
      daemon.interrupt();
    }
  }

  @Test
  @Rule("DLK-14")
  void aGroupThatIsFailingIsNotReported() {
    GoroutineFailedException failure =
        assertThrows(
            GoroutineFailedException.class,
            () -> {
              try (Group group = Group.open()) {
                Channel<Integer> never = group.channel("never", 0);
                Channel<Integer> failed = Channel.make();
                group.go(
                    "failing",
                    () -> {
                      throw new IllegalStateException("its own");
                    });
                group.go(
                    "stubborn",
                    () -> {
                      try {
                        never.receive();
                      } catch (InterruptedException e) {
                        failed.send(1);
                      }
                    });
                group.go("last", () -> failed.receive());
                Await.until("it has failed", group::isCancelled);
                letTheDetectorLook();
                failed.tryReceive();
                group.join();
              }
            });
    assertThat(failure.goroutine()).isEqualTo("failing");
    assertThat(failure.getSuppressed()).isEmpty();
  }

  @Test
  @Rule("DLK-15")
  void aRunningWatchdogDoesNotHideADeadlock() {
    ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    try {
      var timeOut = watchdog.schedule(() -> {}, 1, TimeUnit.HOURS);
      deadlock(group -> group.channel("c", 0).receive());
      timeOut.cancel(false);
    } finally {
      watchdog.shutdownNow();
    }
  }

  @Test
  @Rule("DLK-17")
  void aCycleAloneIsNoDeadlockWhileAnotherCanRun() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> a = group.channel("a", 0);
      Channel<Integer> b = group.channel("b", 0);
      Channel<Integer> port = Channel.make();
      for (List<Channel<Integer>> way : List.of(List.of(a, b), List.of(b, a))) {
        group.go(
            "in a cycle",
            () -> {
              Integer value = way.getFirst().receive();
              if (value != null) {
                way.getLast().send(value);
              }
            });
      }
      group.go(
          "can run",
          () -> {
            port.receive();
            a.close();
            b.close();
          });
      letTheDetectorLook();
      port.send(1);
      group.join();
    }
  }

  @Test
  @Rule("DLK-18")
  void theReportComesWithinASecond() {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      deadlock(group -> group.channel("c", 0).receive());
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    assertThat(fastest).isLessThan(1_000_000_000L);
  }

  /**
   * In each of many groups one goroutine is about to wake the other at almost any time, and all the
   * others are blocked.
   */
  @Test
  @Rule("DLK-19")
  void aMillionOperationsGiveNoFalseReport() throws InterruptedException {
    int groups = 100;
    int rounds = 5_000;
    try (Group all = Group.open("all")) {
      for (int g = 0; g < groups; g++) {
        all.go("opener", () -> pingPong(rounds));
      }
      all.join();
    }
  }

  private static void pingPong(int rounds) throws InterruptedException {
    try (Group group = Group.open("ping-pong")) {
      Channel<Integer> ping = group.channel("ping", 0);
      Channel<Integer> pong = group.channel("pong", 0);
      group.go(
          "ping",
          () -> {
            for (int round = 0; round < rounds; round++) {
              ping.send(round);
              assertThat(pong.receive()).isEqualTo(round);
            }
          },
          ping::close);
      group.go(
          "pong",
          () -> {
            for (int round : ping) {
              pong.send(round);
            }
          });
      group.join();
    }
  }
}
