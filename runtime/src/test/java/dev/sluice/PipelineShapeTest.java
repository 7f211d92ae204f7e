package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The wiring that the generator writes, by hand: early end and failure. */
final class PipelineShapeTest {
  @Test
  void anEndlessCounterEndsWhenThePrinterStops() throws InterruptedException {
    List<Integer> printed = new ArrayList<>();
    try (Group group = Group.open("Squares")) {
      Channel<Integer> naturals = group.channel("naturals", 0);
      Channel<Integer> squares = group.channel("squares", 0);
      group.go(
          "counter",
          () -> {
            for (int x = 0; ; x++) {
              naturals.send(x);
            }
          },
          naturals::close);
      group.go("squarer", () -> square(squares, naturals), naturals::abandon, squares::close);
      group.go(
          "printer",
          () -> {
            for (int value : squares) {
              printed.add(value);
              if (printed.size() == 10) {
                return;
              }
            }
          },
          squares::abandon);
      group.join();
      assertThat(Goroutines.all()).isEmpty();
    }
    assertThat(printed).containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81).inOrder();
  }

  @Test
  void aFailureInTheMiddleNeverLooksLikeTheEnd() {
    AtomicBoolean sawTheEnd = new AtomicBoolean();
    Group group = Group.open("Squares");
    Channel<Integer> naturals = group.channel("naturals", 16);
    Channel<Integer> squares = group.channel("squares", 16);
    group.go(
        "counter",
        () -> {
          for (int x = 0; x < 1_000_000; x++) {
            naturals.send(x);
          }
        },
        naturals::close);
    group.go(
        "squarer",
        () -> {
          for (int value : naturals) {
            if (value == 500_000) {
              throw new ArithmeticException("half way");
            }
            squares.send(value);
          }
        },
        naturals::abandon,
        squares::close);
    group.go(
        "printer",
        () -> {
          squares.forEach(value -> {});
          sawTheEnd.set(true);
        },
        squares::abandon);
    GoroutineFailedException thrown =
        assertThrows(
            GoroutineFailedException.class,
            () -> {
              try (group) {
                group.join();
              }
            });
    assertThat(thrown.goroutine()).isEqualTo("squarer");
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("half way");
    assertThat(sawTheEnd.get()).isFalse();
    assertThat(Goroutines.all()).isEmpty();
  }

  @Test
  void aStartedPipelineCanBeWatchedAndCancelled() throws InterruptedException {
    Topology topology =
        new Topology(
            "Endless",
            List.of(new Topology.Stage("counter", List.of(), List.of("naturals"), 1)),
            List.of(new Topology.Channel("naturals", "Integer", 2)),
            List.of());
    try (PipelineRun<Void> run =
        PipelineRun.start(
            topology,
            group -> {
              Channel<Integer> naturals = group.channel("naturals", 2);
              Channel<Integer> elsewhere = Channel.make();
              group.go("counter", () -> square(naturals, List.of(1, 2, 3, 4)), naturals::close);
              group.go("waits", elsewhere::receive);
              group.join();
              return null;
            })) {
      Eventually.blocked("counter");
      assertThat(run.channels())
          .containsExactly(new ChannelState("naturals", 2, 2, 2, List.of("counter"), List.of(), 0));
      assertThat(run.isDone()).isFalse();
      assertThat(run.topology()).isEqualTo(topology);
      run.cancel();
      assertThrows(CancellationException.class, run::join);
      assertThat(run.isDone()).isTrue();
    }
    assertThat(Eventually.isAlive("counter")).isFalse();
  }

  /** As generated pipelines do it that are stages of others, one of them with two workers. */
  @Test
  void theChannelsOfPipelinesInsideAreListedWhileThoseRun() throws InterruptedException {
    Topology reader = new Topology("Reader", List.of(), List.of(), List.of());
    Topology scale =
        new Topology(
            "Scale",
            List.of(new Topology.Stage("reader", List.of(), List.of(), 1, reader)),
            List.of(),
            List.of());
    Topology album =
        new Topology(
            "Album",
            List.of(
                new Topology.Stage("by hand", List.of(), List.of(), 1),
                new Topology.Stage("scaler", List.of(), List.of(), 2, scale)),
            List.of(),
            List.of());
    Task readerPipeline = () -> runReceiver("bytes", List.of());
    Task scalePipeline = () -> runReceiver("images", List.of(readerPipeline));
    try (PipelineRun<Void> run =
        PipelineRun.start(
            album,
            group -> {
              Channel<Integer> photos = group.channel("photos", 0);
              group.go("writer", photos::receive);
              group.go("by hand", () -> runReceiver("of no pipeline", List.of()));
              group.go("scaler-1", scalePipeline);
              group.go("scaler-2", scalePipeline);
              group.join();
              return null;
            })) {
      ChannelState photos = received("photos", "writer");
      Eventually.until(
          () ->
              run.channels()
                  .equals(
                      List.of(
                          photos,
                          received("scaler-1.images", "receiver"),
                          received("scaler-1.reader.bytes", "receiver"),
                          received("scaler-2.images", "receiver"),
                          received("scaler-2.reader.bytes", "receiver"))));
    }
  }

  private static ChannelState received(String channel, String receiver) {
    return new ChannelState(channel, 0, 0, 0, List.of(), List.of(receiver), 0);
  }

  /** A pipeline with one channel, from which it receives, and others inside. */
  private static void runReceiver(String channel, List<Task> insides) throws InterruptedException {
    Channel<Integer> elsewhere = Channel.make();
    try (Group group = Group.open()) {
      Channel<Integer> received = group.channel(channel, 0);
      group.go("receiver", received::receive);
      group.go("can run, for all that is known", elsewhere::receive);
      insides.forEach(inside -> group.go("reader", inside));
      group.join();
    }
  }

  private static void square(SendChannel<Integer> out, Iterable<Integer> in)
      throws InterruptedException {
    for (int value : in) {
      out.send(value * value);
    }
  }
}
