package dev.sluice.testing;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.generated.OrderedWorkers;
import dev.sluice.generated.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Pipelines in virtual time. */
class VirtualTimePipelineTest {
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  private static <R> PipelineRun<R> start(Wiring<R> wiring) {
    return PipelineRun.start(
        new Topology(
            "job",
            List.of(new Topology.Stage("work", List.of(), List.of(), 1)),
            List.of(),
            List.of()),
        wiring);
  }

  private static PipelineRun<Integer> sleeper(Duration duration) {
    return start(
        group -> {
          group.go("work", () -> Go.sleep(duration));
          group.join();
          return 42;
        });
  }

  @Test
  void aJoinOfARunIsDurable() {
    VirtualTime.run(
        time -> {
          try (PipelineRun<Integer> run = sleeper(Duration.ofHours(2))) {
            assertThrows(TimeoutException.class, () -> run.join(Duration.ofHours(1)));
            assertThat(run.isDone()).isFalse();
            assertThat(run.join()).isEqualTo(42);
            assertThat(time.now()).isEqualTo(START.plus(Duration.ofHours(2)));
          }
        });
  }

  @Test
  void aRunIsDoneWhenItsTimeIsOver() {
    for (int i = 0; i < 200; i++) {
      VirtualTime.run(
          time -> {
            PipelineRun<Integer> run = sleeper(Duration.ofHours(2));
            time.advance(Duration.ofHours(2).minusNanos(1));
            assertThat(run.isDone()).isFalse();
            time.advance(Duration.ofNanos(1));
            assertThat(run.isDone()).isTrue();
            run.close();
          });
    }
  }

  @Test
  void aCloseCancelsAndWaits() {
    VirtualTime.run(
        time -> {
          sleeper(Duration.ofHours(2)).close();
          assertThat(time.now()).isEqualTo(START);
        });
  }

  @Test
  void aPipelineInAPipelineIsDurable() {
    VirtualTime.run(
        time -> {
          PipelineRun<Integer> outer =
              start(
                  group -> {
                    group.go(
                        "inner",
                        () -> {
                          try (PipelineRun<Integer> inner = sleeper(Duration.ofMinutes(3))) {
                            assertThat(inner.join()).isEqualTo(42);
                          }
                        });
                    group.join();
                    return 1;
                  });
          assertThat(outer.join()).isEqualTo(1);
          assertThat(time.now()).isEqualTo(START.plus(Duration.ofMinutes(3)));
        });
  }

  @Test
  void aDeadlockOfStagesIsToldToWhoJoins() {
    VirtualTime.run(
        time -> {
          try (PipelineRun<Integer> run =
              start(
                  group -> {
                    Channel<Integer> never = group.channel("never", 0);
                    group.go("work", () -> never.receive());
                    group.join();
                    return 1;
                  })) {
            DeadlockException deadlock = assertThrows(DeadlockException.class, run::join);
            assertThat(deadlock).hasMessageThat().contains("'work' [chan receive] never");
          }
        });
  }

  @Test
  void workersThatKeepTheOrderAreDurable() {
    VirtualTime.run(
        time -> {
          List<Integer> results = new ArrayList<>();
          try (Group group = Group.open()) {
            Channel<Integer> in = group.channel("in", 0);
            Channel<Integer> out = group.channel("out", 0);
            OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 5);
            group.go("source", () -> count(in), in::close);
            group.go("workers", () -> start(workers), out::close);
            for (int result : out) {
              results.add(result);
            }
            group.join();
          }
          assertThat(results).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).inOrder();
          // Two at a time: 10 + 8 + 6 + 4 + 2 on one side, and less on the other.
          assertThat(time.now()).isLessThan(START.plusSeconds(55));
          assertThat(time.now()).isAtLeast(START.plusSeconds(28));
        });
  }

  private static void count(Channel<Integer> out) throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      out.send(i);
    }
  }

  private static void start(OrderedWorkers<Integer, Integer> workers) {
    for (int i = 0; i < 2; i++) {
      Go.go(
          "worker " + i,
          () ->
              workers.work(
                  (value, results) -> {
                    Go.sleep(Duration.ofSeconds(10 - value));
                    results.send(value);
                  }));
    }
  }
}
