package dev.sluice.deadlock;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.Sink;
import dev.sluice.Ticker;
import dev.sluice.WaitGroup;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The kinds of deadlock, each reported with the names of those who are in it, what they are blocked
 * in, where in the source, and who waits for whom.
 */
final class DeadlockTest {
  private static final String OPENER = Thread.currentThread().getName();

  @Test
  void aGoroutineThatSendsToItself() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> self = group.channel("self", 0);
              group.go(
                  "narcissus",
                  () -> {
                    self.send(1);
                    self.receive();
                  });
              group.join();
            });

    assertBlocked(message, "narcissus", "chan send", "self");
    assertBlocked(message, OPENER, "group join", "group");
    assertWaits(message, OPENER, "'narcissus' waits for a receiver of 'self'");
  }

  @Test
  void theOpenerThatSendsToItself() {
    String message = deadlock(group -> group.<Integer>channel("self", 0).send(1));

    assertBlocked(message, OPENER, "chan send", "self");
    assertWaits(message, OPENER, "a receiver of 'self'");
  }

  @Test
  void crossedSends() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> left = group.channel("left", 0);
              Channel<Integer> right = group.channel("right", 0);
              group.go("a", () -> exchange(left, right));
              group.go("b", () -> exchange(right, left));
              group.join();
            });

    assertBlocked(message, "a", "chan send", "left");
    assertBlocked(message, "b", "chan send", "right");
    assertWaits(message, "a", "'b' waits for 'a'");
  }

  private static void exchange(Channel<Integer> out, Channel<Integer> in)
      throws InterruptedException {
    out.send(1);
    in.receive();
  }

  @Test
  void aSenderThatIsMissing() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> values = group.channel("values", 0);
              group.go("producer", () -> values.send(1));
              group.go(
                  "consumer",
                  () -> {
                    values.receive();
                    values.receive();
                  });
              group.join();
            });

    assertBlocked(message, "consumer", "chan receive", "values");
    assertWaits(message, OPENER, "'consumer' waits for a sender to 'values'");
    assertThat(message).doesNotContain("producer");
  }

  @Test
  void aReceiverThatIsMissing() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> values = group.channel("values", 2);
              group.go(
                  "producer",
                  () -> {
                    for (int i = 0; i < 4; i++) {
                      values.send(i);
                    }
                  });
              group.go("consumer", () -> values.receive());
              group.join();
            });

    assertBlocked(message, "producer", "chan send", "values");
    assertWaits(message, OPENER, "'producer' waits for a receiver of 'values'");
    assertThat(message).doesNotContain("consumer");
  }

  @Test
  void aRangeOverAChannelThatNobodyCloses() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> naturals = group.channel("naturals", 0);
              Channel<Integer> squares = group.channel("squares", 0);
              group.go(
                  "counter",
                  () -> {
                    for (int i = 0; i < 10; i++) {
                      naturals.send(i);
                    }
                  });
              group.go(
                  "squarer",
                  () -> {
                    for (int natural : naturals) {
                      squares.send(natural * natural);
                    }
                  },
                  squares::close);
              group.go("printer", () -> squares.forEach(square -> {}));
              group.join();
            });

    assertBlocked(message, "squarer", "chan receive", "naturals");
    assertBlocked(message, "printer", "chan receive", "squares");
    assertWaits(message, "printer", "'squarer' waits for a sender to 'naturals'");
  }

  @Test
  void aWaitGroupThatIsNeverDone() {
    String message =
        deadlock(
            group -> {
              WaitGroup workers = new WaitGroup();
              workers.add(2);
              group.go("worker", workers::done);
              workers.await();
            });

    assertBlocked(message, OPENER, "sync.WaitGroup.Wait", "");
    assertWaits(message, OPENER, "a wait group that nobody is left to count down");
  }

  @Test
  void aWaitGroupAwaitedBeforeItsResultsAreReceived() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> sizes = group.channel("sizes", 1);
              WaitGroup workers = new WaitGroup();
              for (int i = 1; i <= 3; i++) {
                workers.go("worker " + i, () -> sizes.send(1));
              }
              workers.await();
              sizes.close();
              sizes.forEach(size -> {});
            });

    assertBlocked(message, OPENER, "sync.WaitGroup.Wait", "");
    assertThat(message).containsMatch("'worker \\d' \\[chan send\\] sizes");
    assertThat(message)
        .containsMatch("'" + OPENER + "' waits for 'worker \\d' waits for a receiver of 'sizes'");
  }

  @Test
  void aSelectWhoseCasesAreAllNil() {
    String message =
        deadlock(
            group -> {
              group.go(
                  "nobody's friend",
                  () -> Select.of(Select.receive(null), Select.send(Channel.nil(), 1)).await());
              group.join();
            });

    assertBlocked(message, "nobody's friend", "select", "");
    assertWaits(message, "nobody's friend", "nothing that can ever come");
  }

  @Test
  void aSelectWithoutCasesBesideAReceiveFromNil() {
    String message =
        deadlock(
            group -> {
              group.go("empty", () -> Select.of().await());
              group.go("nil", () -> Channel.nil().receive());
              group.join();
            });

    assertBlocked(message, "empty", "select (no cases)", "");
    assertBlocked(message, "nil", "chan receive (nil chan)", "");
  }

  @Test
  void threeInARing() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> ab = group.channel("ab", 0);
              Channel<Integer> bc = group.channel("bc", 0);
              Channel<Integer> ca = group.channel("ca", 0);
              group.go("a", () -> pass(ca, ab));
              group.go("b", () -> pass(ab, bc));
              group.go("c", () -> pass(bc, ca));
              group.join();
            });

    assertBlocked(message, "a", "chan receive", "ca");
    assertBlocked(message, "b", "chan receive", "ab");
    assertBlocked(message, "c", "chan receive", "bc");
    assertWaits(message, "a", "'c' waits for 'b' waits for 'a'");
  }

  private static void pass(Channel<Integer> from, Channel<Integer> to) throws InterruptedException {
    Integer token = from.receive();
    to.send(token);
  }

  @Test
  void oneWorkerOfEightIsStuck() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> done = group.channel("done", 8);
              Channel<Integer> forgotten = group.channel("forgotten", 0);
              for (int i = 1; i <= 8; i++) {
                int worker = i;
                group.go("worker " + worker, () -> (worker == 5 ? forgotten : done).send(worker));
              }
              group.join();
            });

    assertBlocked(message, "worker 5", "chan send", "forgotten");
    assertThat(message).containsMatch("(?s)^[^']*'[^']*'[^']*'[^']*'[^']*in group");
    assertWaits(message, OPENER, "'worker 5' waits for a receiver of 'forgotten'");
  }

  @Test
  void aTickerThatIsStopped() {
    String message =
        deadlock(
            group -> {
              Ticker ticker = Ticker.start(Duration.ofHours(1));
              ticker.stop();
              ticker.channel().receive();
            });

    assertBlocked(message, OPENER, "chan receive", "");
    assertWaits(message, OPENER, "a timer that is not set");
  }

  @Test
  void theOpenerThatReceivesFromNil() {
    String message = deadlock(group -> Channel.nil().receive());

    assertBlocked(message, OPENER, "chan receive (nil chan)", "");
  }

  @Test
  void goroutinesThatMembersStarted() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> requests = group.channel("requests", 0);
              Channel<Integer> replies = group.channel("replies", 0);
              group.go(
                  "server",
                  () -> {
                    Go.go(
                        "handler",
                        () -> {
                          requests.receive();
                          replies.send(1);
                        });
                    replies.receive();
                  });
              group.join();
            });

    assertBlocked(message, "handler", "chan receive", "requests");
    assertBlocked(message, "server", "chan receive", "replies");
  }

  @Test
  void twoSelectsThatOnlySend() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> pings = group.channel("pings", 0);
              Channel<Integer> pongs = group.channel("pongs", 0);
              for (String name : new String[] {"ping", "pong"}) {
                group.go(
                    name, () -> Select.of(Select.send(pings, 1), Select.send(pongs, 2)).await());
              }
              group.join();
            });

    assertBlocked(message, "ping", "select", "pings, pongs");
    assertBlocked(message, "pong", "select", "pings, pongs");
    assertThat(message).contains("waits for a receiver of 'pings', or a receiver of 'pongs'");
  }

  @Test
  void acrossAGroupThatAGoroutineHasOpened() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> left = group.channel("left", 0);
              Channel<Integer> right = group.channel("right", 0);
              group.go(
                  "nest",
                  () -> {
                    try (Group inner = Group.open("inner")) {
                      inner.go("within", () -> exchange(left, right));
                      inner.join();
                    }
                  });
              group.go("beside", () -> exchange(right, left));
              group.join();
            });

    assertBlocked(message, "nest", "group join", "inner");
    assertBlocked(message, "within", "chan send", "left");
    assertBlocked(message, "beside", "chan send", "right");
    assertWaits(message, "within", "'beside' waits for 'within'");
  }

  @Test
  void groupsOfTheSameOpenerCountTogether() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> outside = group.channel("outside", 0);
              try (Group inner = Group.open("inner")) {
                Channel<Integer> inside = inner.channel("inside", 0);
                inner.go("within", () -> inside.receive());
                outside.receive();
              }
            });

    assertBlocked(message, "within", "chan receive", "inside");
    assertThat(message).contains("[chan receive] outside");
    assertThat(message).contains("in group 'group': ");
  }

  @Test
  void aGroupWithinIsToldOfItsOwnDeadlock() {
    GoroutineFailedException failure =
        assertThrows(
            GoroutineFailedException.class,
            () -> {
              try (Group group = Group.open("group")) {
                group.go("nest", DeadlockTest::receiveFromNobody);
                group.go("waiter", () -> group.channel("never", 0).receive());
                group.join();
              }
            });

    assertThat(failure.goroutine()).isEqualTo("nest");
    assertThat(failure).hasCauseThat().isInstanceOf(DeadlockException.class);
    assertThat(failure).hasCauseThat().hasMessageThat().contains("in group 'inner': ");
  }

  /** The cancellation of the one group does not end the goroutines of the other. */
  @Test
  void aJoinOfAGroupWithinEndsToo() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> outside = group.channel("outside", 0);
              try (Group inner = Group.open("inner")) {
                inner.go("within", () -> outside.receive());
                inner.join();
              }
            });

    assertBlocked(message, "within", "chan receive", "outside");
    assertBlocked(message, OPENER, "group join", "inner");
    assertThat(message).contains("in group 'group': ");
  }

  @Test
  void aChannelThatOneSideHasUsedIsPerhapsMeantForOthers() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> work = group.channel("work", 0);
              group.go("worker", () -> work.receive());
              group.join();
            });

    assertThat(message)
        .containsMatch("only one side of 'work' has been used so far: .*Group\\.port$");
  }

  @Test
  void aWaitGroupThatWasNotCountedDownIsPerhapsMeantForOthers() {
    String message =
        deadlock(
            group -> {
              WaitGroup callbacks = new WaitGroup();
              callbacks.add(1);
              callbacks.await();
            });

    assertThat(message).contains("a wait group has not been counted down so far");
    assertThat(message).contains("Group.port");
  }

  @Test
  void aChannelThatBothSidesHaveUsedIsNot() {
    String message =
        deadlock(
            group -> {
              Channel<Integer> work = group.channel("work", 1);
              work.send(1);
              work.receive();
              work.receive();
            });

    assertThat(message).doesNotContain("port");
  }

  private static void receiveFromNobody() throws InterruptedException {
    try (Group inner = Group.open("inner")) {
      inner.channel("self", 0).receive();
    }
  }

  /** Runs a program that must deadlock; returns the report. */
  private static String deadlock(Sink<Group> program) {
    DeadlockException deadlock =
        assertThrows(
            DeadlockException.class,
            () -> {
              try (Group group = Group.open("group")) {
                program.accept(group);
              }
            });
    String message = deadlock.getMessage();
    assertThat(message).startsWith("all goroutines are asleep - deadlock!\n\n");
    return message;
  }

  /** A goroutine stands in the report with its operation, its channel, and a line of this file. */
  private static void assertBlocked(String message, String name, String operation, String channel) {
    String target = channel.isEmpty() ? "" : " " + channel;
    assertThat(message.lines().toList())
        .contains(
            message
                .lines()
                .filter(line -> line.startsWith("goroutine ") && line.contains("'" + name + "'"))
                .filter(line -> line.endsWith("'" + name + "' [" + operation + "]" + target))
                .findFirst()
                .orElse("a line for '" + name + "' [" + operation + "]" + target));
    String place = message.substring(message.indexOf("'" + name + "' [")).lines().toList().get(1);
    assertThat(place)
        .matches("\tat .*\\.deadlock\\.DeadlockTest\\..*\\(DeadlockTest\\.java:\\d+\\)");
  }

  private static void assertWaits(String message, String who, String forWhom) {
    assertThat(message.substring(message.indexOf("in group '")))
        .contains("'" + who + "' waits for " + forWhom);
  }
}
