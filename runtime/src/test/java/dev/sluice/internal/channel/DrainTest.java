package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelState;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.StageState;
import dev.sluice.Topology;
import dev.sluice.Watched;
import dev.sluice.generated.BorrowedEnds;
import dev.sluice.generated.Elements;
import dev.sluice.generated.Outputs;
import dev.sluice.generated.Ports;
import dev.sluice.generated.Sources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a drained pipeline ends with: its sources end, and what is in flight arrives. */
@Timeout(30)
final class DrainTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final Topology TOPOLOGY =
      Topology.of("Drained")
          .stage("source")
          .out("numbers")
          .stage("store")
          .in("numbers")
          .channel("numbers", "Integer")
          .build();

  /** What has arrived at the end. */
  private final List<Integer> stored = Collections.synchronizedList(new ArrayList<>());

  /** A source of a pipeline. */
  private interface Source {
    void run(SendChannel<Integer> out) throws Exception;
  }

  /** A pipeline of a source and a stage that takes its time when it is told so. */
  private PipelineRun<Void> start(int capacity, CountDownLatch open, Source source) {
    return PipelineRun.start(
        TOPOLOGY,
        group -> {
          Channel<Integer> numbers = group.channel("numbers", capacity);
          group.go("source", () -> source.run(Sources.end(group, numbers)), numbers::close);
          group.go(
              "store",
              () -> {
                open.await();
                numbers.forEach(stored::add);
              },
              numbers::abandon);
          group.join();
          return null;
        });
  }

  @Test
  void aSourceThatIsBlockedInASendEndsAndWhatIsBufferedArrives() throws InterruptedException {
    for (int capacity : new int[] {0, 1, 3}) {
      stored.clear();
      CountDownLatch open = new CountDownLatch(1);
      List<Throwable> ends = new ArrayList<>();
      PipelineRun<Void> run =
          start(
              capacity,
              open,
              out -> {
                for (int i = 0; ; i++) {
                  try {
                    out.send(i);
                  } catch (ChannelAbandonedException e) {
                    ends.add(e);
                    throw e;
                  }
                }
              });
      Eventually.blocked("source");
      run.drain();
      run.drain();
      Eventually.until(() -> !Eventually.isAlive("source"));
      open.countDown();
      assertThat(run.join()).isNull();
      assertThat(stored).isEqualTo(IntStream.range(0, capacity).boxed().toList());
      assertThat(ends).hasSize(1);
      assertThat(run.drain(Duration.ZERO)).isTrue();
    }
  }

  @Test
  void everyFormOfASendEnds() throws InterruptedException {
    List<Source> forms =
        List.of(
            out -> out.trySend(1, LONG),
            out -> Select.of(Select.send(out, 1)).await(),
            out ->
                Select.of(Select.receive(Channel.<Integer>make()), Select.send(out, 1)).poll(LONG),
            out -> {
              Thread child = Go.go("child", () -> out.send(1));
              child.join();
              throw new ChannelAbandonedException("the child was refused");
            },
            SendChannel::awaitAbandoned,
            out -> {
              assertThat(out.trySend(1)).isFalse();
              out.awaitAbandoned();
              out.trySend(2);
            });
    for (Source form : forms) {
      CountDownLatch open = new CountDownLatch(1);
      CountDownLatch ended = new CountDownLatch(1);
      PipelineRun<Void> run =
          start(
              0,
              open,
              out -> {
                try {
                  form.run(out);
                } catch (ChannelAbandonedException e) {
                  ended.countDown();
                  throw e;
                }
                ended.countDown();
              });
      Eventually.until(() -> Eventually.isBlocked("source") || Eventually.isBlocked("child"));
      run.drain();
      ended.await();
      open.countDown();
      assertThat(run.drain(LONG)).isTrue();
      assertThat(stored).isEmpty();
    }
  }

  @Test
  void aSourceWithSeveralOutputsEndsAsAWhole() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    PipelineRun<Void> run =
        PipelineRun.start(
            TOPOLOGY,
            group -> {
              Channel<Integer> left = group.channel("numbers", 0);
              Channel<Integer> right = group.channel("right", 8);
              group.go(
                  "source",
                  () -> {
                    Outputs outputs = Sources.outputs(group);
                    SendChannel<Integer> toLeft = outputs.add(left);
                    SendChannel<Integer> toRight = outputs.add(right);
                    toRight.send(1);
                    assertThrows(ChannelAbandonedException.class, () -> toLeft.send(2));
                    assertThrows(ChannelAbandonedException.class, () -> toRight.trySend(3));
                    toRight.awaitAbandoned();
                  },
                  left::close,
                  right::close);
              group.go(
                  "store",
                  () -> {
                    open.await();
                    left.forEach(stored::add);
                    right.forEach(stored::add);
                  },
                  left::abandon,
                  right::abandon);
              group.join();
              return null;
            });
    Eventually.blocked("source");
    run.drain();
    open.countDown();
    run.join();
    assertThat(stored).containsExactly(1);
  }

  /** What the loop has taken arrives, and nothing more is taken. */
  @Test
  void whatALoopHasTakenFromAStreamArrives() throws InterruptedException {
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch open = new CountDownLatch(1);
    PipelineRun<Void> run =
        PipelineRun.start(
            TOPOLOGY,
            group -> {
              Channel<Integer> numbers = group.channel("numbers", 2);
              group.go(
                  "source",
                  () -> {
                    List<Integer> values = IntStream.range(0, 1000).boxed().toList();
                    try (Elements<Integer> elements = Sources.of(group, values)) {
                      for (int value : elements) {
                        taken.incrementAndGet();
                        numbers.send(value);
                      }
                    }
                    assertThat(Sources.loop(group).goesOn()).isFalse();
                  },
                  numbers::close);
              group.go(
                  "store",
                  () -> {
                    open.await();
                    numbers.forEach(stored::add);
                  },
                  numbers::abandon);
              group.join();
              return null;
            });
    Eventually.blocked("source");
    run.drain();
    open.countDown();
    run.join();
    assertThat(taken.get()).isEqualTo(3);
    assertThat(stored).containsExactly(0, 1, 2).inOrder();
  }

  @Test
  void anInputPortRefusesSendersAndWhatItHoldsArrives() throws InterruptedException {
    Topology topology =
        Topology.of("Ported").stage("store").in("lines").input("lines", "Integer").build();
    Channel<Integer> lines = Channel.make(2);
    CountDownLatch open = new CountDownLatch(1);
    lines.send(1);
    lines.send(2);
    PipelineRun<Void> run =
        PipelineRun.start(
            topology,
            new Ports()
                .input(lines)
                .endedBy(
                    group -> {
                      group.go(
                          "store",
                          () -> {
                            open.await();
                            lines.forEach(stored::add);
                          },
                          lines::abandon);
                      group.join();
                      return null;
                    }));
    Watched sender =
        Watched.go(() -> assertThrows(ChannelAbandonedException.class, () -> lines.send(3)))
            .blocked();
    Watched watcher = Watched.go(lines::awaitAbandoned).blocked();
    run.drain();
    sender.ends();
    watcher.ends();
    assertThrows(ChannelAbandonedException.class, () -> lines.trySend(4));
    lines.close();
    assertThat(lines.length()).isEqualTo(2);
    open.countDown();
    run.join();
    assertThat(stored).containsExactly(1, 2).inOrder();
    assertThat(run.channels())
        .containsExactly(new ChannelState("lines", 0, 2, 2, List.of(), List.of(), 0));
    assertThat(run.stages()).containsExactly(new StageState("store", 1, 2, 0, List.of("ended")));
  }

  @Test
  void whatDoesNotEndInTimeIsCancelled() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    PipelineRun<Void> run =
        start(
            1,
            never,
            out -> {
              for (int i = 0; ; i++) {
                out.send(i);
              }
            });
    assertThat(run.drain(Duration.ofMillis(20))).isFalse();
    assertThrows(CancellationException.class, run::join);
    run.drain();
    assertThat(run.drain(LONG)).isFalse();
  }

  @Test
  void aDrainThatComesFirstEndsTheRunAtOnce() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      PipelineRun<Void> run =
          start(
              0,
              new CountDownLatch(0),
              out -> {
                for (int n = 0; ; n++) {
                  out.send(n);
                }
              });
      run.drain();
      run.join();
    }
  }

  @Test
  void aFailureAfterTheDrainIsToldByJoin() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    PipelineRun<Void> run =
        start(
            0,
            open,
            out -> {
              assertThrows(ChannelAbandonedException.class, () -> out.send(1));
              throw new IllegalStateException("on purpose");
            });
    Eventually.blocked("source");
    open.countDown();
    assertThat(run.drain(LONG)).isFalse();
    assertThrows(GoroutineFailedException.class, run::join);
  }

  @Test
  void sourcesOfPipelinesThatAreStagesEndAndThoseOfOthersDoNot() throws InterruptedException {
    Topology inner =
        Topology.of("Inner").stage("inside").out("out").output("out", "Integer").build();
    Topology outer =
        Topology.of("Outer")
            .stage("nested")
            .out("numbers")
            .pipeline(inner)
            .stage("store")
            .in("numbers")
            .channel("numbers", "Integer")
            .build();
    CountDownLatch open = new CountDownLatch(1);
    PipelineRun<Void> run =
        PipelineRun.start(
            outer,
            group -> {
              Channel<Integer> numbers = group.channel("numbers", 0);
              group.go(
                  "nested", () -> endless("inside", BorrowedEnds.output(numbers)), numbers::close);
              group.go(
                  "store",
                  () -> {
                    open.await();
                    // What a stage runs by hand is its own business.
                    Channel<Integer> three = Channel.make(3);
                    try (Group own = Group.open("by hand")) {
                      own.go(
                          "three",
                          () -> {
                            SendChannel<Integer> end = Sources.end(own, three);
                            end.send(1);
                            end.send(2);
                            end.send(3);
                          },
                          three::close);
                      own.join();
                    }
                    three.forEach(stored::add);
                    numbers.forEach(stored::add);
                  },
                  numbers::abandon);
              group.join();
              return null;
            });
    Eventually.blocked("inside");
    run.drain();
    Eventually.until(() -> !Eventually.isAlive("inside"));
    open.countDown();
    run.join();
    assertThat(stored).containsExactly(1, 2, 3).inOrder();
    assertThat(run.stages().stream().map(StageState::name).toList())
        .containsExactly("nested", "store", "nested.inside")
        .inOrder();
  }

  /** A pipeline whose source sends for ever. */
  private static void endless(String name, SendChannel<Integer> out) throws InterruptedException {
    try (Group group = Group.open("Inner")) {
      SendChannel<Integer> end = Sources.end(group, out);
      group.go(
          name,
          () -> {
            for (int i = 0; ; i++) {
              end.send(i);
            }
          });
      group.join();
    }
  }
}
