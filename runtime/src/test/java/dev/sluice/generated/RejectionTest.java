package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelClosedException;
import dev.sluice.ChannelFailedException;
import dev.sluice.DeadlockException;
import dev.sluice.Eventually;
import dev.sluice.Failed;
import dev.sluice.Group;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which exceptions are failures for an element, and where these go. */
final class RejectionTest {
  @Test
  void whatAStageThrowsIsAFailureForItsElement() throws Exception {
    IOException cause = new IOException("disk");
    assertThat(Rejection.of("line", cause)).isEqualTo(new Failed<>("line", cause));
    Channel<Failed<?>> rejected = Channel.make(1);
    Rejection.send(rejected, "line", cause);
    assertThat(rejected.receive()).isEqualTo(new Failed<>("line", cause));
  }

  static Exception[] ends() {
    return new Exception[] {
      new InterruptedException(),
      new CancellationException(),
      new ChannelClosedException("closed"),
      new ChannelAbandonedException("abandoned"),
      new ChannelFailedException("failed", new IOException()),
      new DeadlockException("deadlock"),
    };
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whatEndsAGoroutineIsThrownOn(Exception end) {
    Exception thrown = assertThrows(end.getClass(), () -> Rejection.of("line", end));
    assertThat(thrown).isSameInstanceAs(end);
  }

  @Test
  void whateverAnInterruptedGoroutineThrowsIsThrownOn() {
    IOException cause = new IOException("broken off");
    Thread.currentThread().interrupt();
    assertThrows(IOException.class, () -> Rejection.of("line", cause));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whateverIsThrownInACancelledGroupIsThrownOn() throws Exception {
    IOException cause = new IOException("late");
    Channel<Boolean> thrownOn = Channel.make(1);
    try (Group group = Group.open()) {
      group.go(
          "stage",
          () -> {
            group.cancel();
            // The interrupt of the cancel is used up, as a stage may do that wraps it.
            var _ = Thread.interrupted();
            try {
              Rejection.of("line", cause);
              var _ = thrownOn.trySend(false);
            } catch (RuntimeException | Error e) {
              throw e;
            } catch (Exception e) {
              var _ = thrownOn.trySend(e == cause);
            }
          });
      group.join();
    }
    assertThat(thrownOn.receive()).isTrue();
  }

  @Test
  void failuresAreDroppedWhenNobodyWantsThem() throws Exception {
    Channel<Failed<Integer>> rejected = Channel.make(4);
    Rejection.send(rejected, 1, new IOException());
    rejected.abandon();
    Rejection.send(rejected, 2, new IOException());
    Rejection.send(rejected, 3, new IOException());
    assertThat(rejected.length()).isEqualTo(0);
  }

  @Test
  void aBlockedSendEndsWithTheAbandonAndWithAnInterrupt() throws Exception {
    Channel<Failed<Integer>> rejected = Channel.make();
    try (Group group = Group.open()) {
      group.go("stage", () -> Rejection.send(rejected, 1, new IOException()));
      Eventually.blocked("stage");
      rejected.abandon();
      group.join();
    }
    Channel<Failed<Integer>> other = Channel.make();
    Thread.currentThread().interrupt();
    assertThrows(
        IOException.class, () -> Rejection.send(other, 1, new IOException("what was thrown")));
    assertThat(Thread.interrupted()).isTrue();
  }
}
