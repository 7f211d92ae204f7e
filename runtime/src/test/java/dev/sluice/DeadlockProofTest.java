package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
    ProbedChannel nameless = new ProbedChannel("nameless").withoutReason();
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
      Parker openersOperation = Goroutines.blockedIn(opener);
      assertThat(other.trySend(1)).isTrue();
      Eventually.until(
          () -> received.get() == samples && isAwaited(other) && isInAnother(openersOperation));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isAwaited(ProbedChannel channel) {
    return !channel.state().blockedReceivers().isEmpty();
  }

  private boolean isInAnother(@Nullable Parker operation) {
    Parker now = Goroutines.blockedIn(opener);
    return now != null && now != operation;
  }
}
