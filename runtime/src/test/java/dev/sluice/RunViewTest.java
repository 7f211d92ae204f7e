package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.internal.view.RunListener;
import dev.sluice.internal.view.RunView;
import dev.sluice.internal.view.RunViews;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What runs and what has ended, as those see it who watch. */
@Timeout(30)
final class RunViewTest {
  private final Queue<RunView> began = new ConcurrentLinkedQueue<>();
  private final Queue<RunView> ended = new ConcurrentLinkedQueue<>();

  private final RunListener listener =
      new RunListener() {
        @Override
        public void began(RunView run) {
          began.add(run);
        }

        @Override
        public void ended(RunView run) {
          ended.add(run);
          throw new IllegalStateException("a listener that fails does no harm");
        }
      };

  @BeforeEach
  void listen() {
    RunViews.add(listener);
  }

  @AfterEach
  void stop() {
    RunViews.remove(listener);
  }

  @Test
  void aGroupIsLiveUntilItIsClosed() throws InterruptedException {
    RunView run;
    try (Group group = Group.open("group")) {
      run = began.remove();
      assertThat(RunViews.live()).contains(run);
      assertThat(run.name()).isEqualTo("group");
      assertThat(run.state()).isEqualTo(RunView.State.RUNNING);
      assertThat(run.ended()).isEmpty();
      Channel<Integer> numbers = group.channel("numbers", 2);
      group.go("reader", numbers::receive, numbers::abandon);
      Eventually.blocked("reader");
      assertThat(run.channels())
          .containsExactly(new ChannelState("numbers", 0, 2, 0, List.of(), List.of("reader"), 0));
      assertThat(run.goroutines().stream().map(Goroutine::state).toList())
          .containsExactly("chan receive");
      try (Group inner = Group.open("inner")) {
        assertThat(began.remove().parent()).isEmpty();
        inner.join();
      }
      numbers.send(1);
      group.join();
    }
    assertThat(RunViews.live()).doesNotContain(run);
    assertThat(RunViews.ended()).contains(run);
    assertThat(ended).contains(run);
    assertThat(run.state()).isEqualTo(RunView.State.COMPLETED);
    assertThat(run.ended()).isPresent();
    assertThat(run.report()).isEmpty();
    assertThat(run.stages()).isEmpty();
    assertThat(run.channels())
        .containsExactly(new ChannelState("numbers", 0, 2, 1, List.of(), List.of(), 0));
  }

  @Test
  void theStateSaysHowItHasEnded() throws InterruptedException {
    assertThrows(
        GoroutineFailedException.class,
        () -> {
          try (Group group = Group.open("failing")) {
            group.go(
                "bad",
                () -> {
                  throw new ArithmeticException("on purpose");
                });
            group.join();
          }
        });
    RunView failed = ended.remove();
    assertThat(failed.state()).isEqualTo(RunView.State.FAILED);
    assertThat(failed.report()).contains("on purpose");
    try (Group group = Group.open("cancelled")) {
      group.cancel();
    }
    assertThat(ended.remove().state()).isEqualTo(RunView.State.CANCELLED);
    assertThrows(
        DeadlockException.class,
        () -> {
          try (Group group = Group.open("deadlocked")) {
            Channel<Integer> never = group.channel("never", 0);
            group.go("waits", never::receive);
            group.join();
          }
        });
    RunView deadlocked = ended.remove();
    assertThat(deadlocked.state()).isEqualTo(RunView.State.DEADLOCKED);
    assertThat(deadlocked.report()).contains("never");
  }

  @Test
  void aPipelineIsDescribedWhenSomebodyAsks() throws InterruptedException {
    Topology topology =
        Topology.of("Described")
            .stage("source")
            .out("numbers")
            .channel("numbers", "Integer")
            .build();
    try (Group group = PipelineRun.open("Described", () -> topology)) {
      Channel<Integer> numbers = group.channel("numbers", 1);
      group.go("source", () -> numbers.send(1), numbers::close);
      group.join();
    }
    RunView run = ended.remove();
    assertThat(run.topology()).hasValue(topology);
    assertThat(run.stages()).containsExactly(new StageState("source", 1, 0, 1, List.of("ended")));
    PipelineRun<Void> started = PipelineRun.start(topology, group -> null);
    started.join();
    assertThat(ended.remove().id()).isEqualTo(started.id());
  }
}
