package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.ChannelFailedException;
import dev.sluice.DeadlockException;
import dev.sluice.GoroutineFailedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A failure on a member is the failure of the run, with the names that help. */
@ExtendWith(SharedCluster.class)
class FailureTest {
  /** What cannot be serialized. */
  static final class Stubborn extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings({"serial", "unused"}) // on purpose
    private final Object thread = Thread.currentThread();

    Stubborn(String message) {
      super(message);
    }
  }

  /** Fails for some elements. */
  @Pipeline
  @Distributed
  interface Fails {
    SendChannel<Integer> results();

    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.iterate(0, i -> i + 1);
    }

    @Stage(in = "numbers", out = "results", workers = 2)
    static int parse(int number) {
      if (number == 1000) {
        throw new IllegalArgumentException("a thousand");
      }
      return number;
    }
  }

  /** Fails with what cannot travel. */
  @Pipeline
  @Distributed
  interface FailsStubbornly {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 10);
    }

    @Stage(in = "numbers", workers = 2)
    static void take(int number) {
      if (number >= 0) {
        throw new Stubborn("number " + number);
      }
    }
  }

  /** Stages of an island that wait for one another. */
  @Pipeline
  @Distributed
  interface Stuck {
    @Stage(out = {"left", "right"})
    static void source(SendChannel<Integer> left, SendChannel<Integer> right)
        throws InterruptedException {
      left.send(1);
      right.send(2);
    }

    @Stage(in = {"left", "right"})
    static int sink(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
        throws InterruptedException {
      Integer second = right.receive();
      Integer first = left.receive();
      return first == null || second == null ? 0 : first + second;
    }
  }

  /** Goes on for as long as its port takes elements. */
  @Pipeline
  @Distributed
  interface GoesOn {
    SendChannel<Integer> results();

    @Stage(out = "results")
    static IntStream numbers() {
      return IntStream.iterate(0, i -> i + 1);
    }
  }

  /** Has an object on every member. */
  @Pipeline
  @Distributed
  static final class Owned {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 10);
    }

    @Stage(in = "numbers", workers = 2)
    void take(int number) {}
  }

  @AfterEach
  void nothingIsLeft() {
    Left.nothing();
  }

  @Test
  void namesTheGoroutineAndTheMember() {
    JetRun<Void> run =
        new FailureTest_FailsOnJet().submit(SharedCluster.member(0), JetSinks.list("fails"));
    GoroutineFailedException failure =
        Assertions.assertThrows(GoroutineFailedException.class, run::join);
    assertThat(failure)
        .hasMessageThat()
        .matches(
            "goroutine 'parse-[12]' on member 127\\.0\\.0\\.1:\\d+ failed:"
                + " java\\.lang\\.IllegalArgumentException: a thousand");
    assertThat(failure.goroutine()).startsWith("parse-");
    assertThat(failure).hasCauseThat().isInstanceOf(IllegalArgumentException.class);
    GoroutineFailedException again =
        Assertions.assertThrows(GoroutineFailedException.class, run::join);
    assertThat(again).isNotSameInstanceAs(failure);
    assertThat(again).hasMessageThat().isEqualTo(failure.getMessage());
    run.close();
  }

  @Test
  void failsTheChannelOfThePort() {
    Channel<Integer> results = Channel.make("results", 10);
    JetRun<Void> run =
        new FailureTest_FailsOnJet().submit(SharedCluster.member(0), JetSinks.channel(results));
    ChannelFailedException failure =
        Assertions.assertThrows(
            ChannelFailedException.class,
            () -> {
              for (int ignored : results) {}
            });
    assertThat(failure).hasCauseThat().isInstanceOf(GoroutineFailedException.class);
    Assertions.assertThrows(GoroutineFailedException.class, run::close);
  }

  @Test
  void whatCannotTravelIsTold() {
    JetRun<Void> run = new FailureTest_FailsStubbornlyOnJet().submit(SharedCluster.member(1));
    GoroutineFailedException failure =
        Assertions.assertThrows(GoroutineFailedException.class, run::join);
    assertThat(failure).hasMessageThat().contains("Stubborn: number ");
    assertThat(failure).hasCauseThat().isInstanceOf(UnknownCauseException.class);
    UnknownCauseException cause =
        (UnknownCauseException) Objects.requireNonNull(failure.getCause());
    assertThat(cause.remoteStackTrace()).contains("FailureTest$FailsStubbornly.take");
  }

  @Test
  void aDeadlockWithinAnIslandIsReported() {
    JetRun<Integer> run = new FailureTest_StuckOnJet().submit(SharedCluster.member(1));
    DeadlockException deadlock = Assertions.assertThrows(DeadlockException.class, run::join);
    assertThat(deadlock).hasMessageThat().contains("all goroutines are asleep - deadlock!");
  }

  @Test
  void aPortThatSomebodyElseHasClosedFailsTheJob() {
    Channel<Integer> results = Channel.make("results", 10);
    results.close();
    JetRun<Void> run =
        new FailureTest_GoesOnOnJet().submit(SharedCluster.member(0), JetSinks.channel(results));
    GoroutineFailedException failure =
        Assertions.assertThrows(GoroutineFailedException.class, run::join);
    assertThat(failure).hasMessageThat().contains("port 'results' takes no more elements: ");
    assertThat(failure).hasMessageThat().contains("send on closed channel 'results'");
  }

  @Test
  void anObjectThatCannotBeMadeFailsTheJob() {
    JetRun<Void> run =
        new FailureTest_OwnedOnJet(
                () -> {
                  throw new IllegalStateException("no licence");
                })
            .submit(SharedCluster.member(0));
    GoroutineFailedException failure =
        Assertions.assertThrows(GoroutineFailedException.class, run::join);
    assertThat(failure).hasMessageThat().contains("no licence");
  }
}
