package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Eventually;
import dev.sluice.Group;
import dev.sluice.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What makes a deadlock proved and not just seen (rule DLK-19). The detector looks at one goroutine
 * after the other; here the world moves between two of its looks, at every sample, so that each
 * sample finds everybody blocked though at no time everybody was.
 */
final class DeadlockProofTest {
  private static final int SAMPLES = 4;

  private final ProbedChannel toOpener = new ProbedChannel("opener");
  private final ProbedChannel left = new ProbedChannel("left");
  private final ProbedChannel right = new ProbedChannel("right");
  private Thread opener = Thread.currentThread();

  // The detector's own, between its looks.
  /** A sample has begun, with the opener, and nothing has moved in it yet. */
  private boolean fresh;

  private int samples;

  private final AtomicInteger received = new AtomicInteger();

  @Test
  void goroutinesThatAreFoundBlockedOneAfterTheOtherAreNotDeadlocked() {
    opener = Thread.currentThread();
    toOpener.whenInspected(() -> fresh = true);
    left.whenInspected(() -> moveOnce(right));
    right.whenInspected(() -> moveOnce(left));
    assertThrows(DeadlockException.class, this::receiveWhileTheWorldMoves);
    // It stopped moving after so many samples, and only then was it a deadlock.
    assertThat(received.get()).isEqualTo(SAMPLES);
  }

  @Test
  void aDeadlockIsToldEvenIfItsReportCannotBeWritten() {
    ProbedChannel nameless = new ProbedChannel("nameless");
    nameless.whenReported(
        () -> {
          throw new IllegalStateException("a probe");
        });
    DeadlockException deadlock =
        assertThrows(
            DeadlockException.class,
            () -> {
              try (Group group = Group.open("unspeakable")) {
                group.go("receiver", () -> nameless.receive());
                group.join();
              }
            });
    assertThat(deadlock).hasMessageThat().isEqualTo("all goroutines are asleep - deadlock!");
  }

  /** All are blocked, the proof holds, and its report is being written when the value comes. */
  @Test
  void anOutsiderThatComesWhileTheReportIsWrittenWins() throws Exception {
    AtomicInteger reports = new AtomicInteger();
    try (Group group = Group.open("served")) {
      Channel<Integer> values = group.channel("values", 0);
      ProbedChannel second = new ProbedChannel("second");
      second.whenReported(
          () -> {
            if (reports.getAndIncrement() == 0) {
              outsider(() -> Eventually.until(() -> values.trySend(1)));
            }
          });
      group.go("helper", () -> second.receive());
      assertThat(values.receive()).isEqualTo(1);
      second.send(2);
      group.join();
    }
    assertThat(reports.get()).isAtLeast(1);
  }

  /** The same, and what the outsider does is to start a goroutine, or to cancel the group. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void soDoesOneThatStartsAGoroutineOrCancels(boolean cancels) {
    List<String> failures = new ArrayList<>();
    try (Group group = Group.open("fed")) {
      Channel<Integer> values = group.channel("values", 0);
      ProbedChannel second = new ProbedChannel("second");
      second.whenReported(
          () ->
              outsider(
                  () -> {
                    if (cancels) {
                      group.cancel();
                    } else {
                      group.go("late", () -> values.send(1));
                      group.go("later", () -> second.send(2));
                    }
                  }));
      group.go("helper", () -> second.receive());
      values.receive();
      group.join();
    } catch (CancellationException e) {
      failures.add("cancelled");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(failures).isEqualTo(cancels ? List.of("cancelled") : List.of());
  }

  /** Does something in a thread of its own, which is no member of any group. */
  private static void outsider(Task task) {
    FutureTask<@Nullable Void> done =
        new FutureTask<>(
            () -> {
              task.run();
              return null;
            });
    Thread.ofPlatform().start(done);
    try {
      done.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private void receiveWhileTheWorldMoves() throws InterruptedException {
    try (Group group = Group.open("moving")) {
      group.go("left", () -> passOn(left));
      group.go("right", () -> passOn(right));
      while (true) {
        received.addAndGet(Objects.requireNonNull(toOpener.receive()));
      }
    }
  }

  private void passOn(ProbedChannel from) throws InterruptedException {
    while (true) {
      toOpener.send(from.receive());
    }
  }

  /**
   * One of the two is being looked at: now the other one, if it is looked at last, gives the opener
   * a value, and both block again.
   */
  private void moveOnce(ProbedChannel other) {
    if (!fresh || samples == SAMPLES) {
      return;
    }
    fresh = false;
    samples++;
    try {
      Eventually.until(() -> isAwaited(other));
      BlockedOperation openersOperation = BlockedOperation.of(opener);
      assertThat(other.trySend(1)).isTrue();
      Eventually.until(
          () -> received.get() == samples && isAwaited(other) && isInAnother(openersOperation));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isAwaited(ProbedChannel channel) {
    return !ChannelSnapshot.stateOf(channel).blockedReceivers().isEmpty();
  }

  private boolean isInAnother(@Nullable BlockedOperation operation) {
    BlockedOperation now = BlockedOperation.of(opener);
    return now != null && now != operation;
  }
}
