package dev.sluice;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A select chooses among cases that can proceed for different reasons, and so under different locks
 * (rule SEL-05): a value in the buffer, a buffer whose sender waits, a sender without a buffer, a
 * closed channel, room in a buffer.
 */
final class SelectFairnessTest {
  private static final int ROUNDS = 5_000;
  private static final int CASES = 5;

  /** Six standard deviations of how often one of five equal chances comes in all the rounds. */
  private static final double TOLERANCE = 6 * Math.sqrt(ROUNDS * 0.2 * 0.8);

  /** A channel with a goroutine that never ends sending on it. */
  private static Thread sender(Channel<Integer> channel) {
    return Go.go(
        () -> {
          try {
            while (true) {
              channel.send(1);
            }
          } catch (InterruptedException e) {
            // The end of the test.
          }
        });
  }

  @Test
  void eachReasonToProceedHasTheSameChance() throws InterruptedException {
    Channel<Integer> kept = Channel.make(1);
    Channel<Integer> full = Channel.make(1);
    Channel<Integer> unbuffered = Channel.make();
    Channel<Integer> closed = Channel.make(1);
    Channel<Integer> roomy = Channel.make(1);
    closed.close();
    List<Select.Case> cases =
        List.of(
            Select.receive(kept),
            Select.receive(full),
            Select.receive(unbuffered),
            Select.receive(closed),
            Select.send(roomy, 1));
    Select select = Select.of(cases.toArray(Select.Case[]::new));
    Thread intoFull = sender(full);
    Thread unbufferedly = sender(unbuffered);
    int[] chosen = new int[CASES];
    for (int round = 0; round < ROUNDS; round++) {
      kept.trySend(1);
      Eventually.blocked(intoFull);
      Eventually.blocked(unbufferedly);
      chosen[cases.indexOf(select.await())]++;
      roomy.tryReceive();
    }
    intoFull.interrupt();
    unbufferedly.interrupt();
    for (int i = 0; i < CASES; i++) {
      assertWithMessage("times that case %s was chosen", i)
          .that((double) chosen[i])
          .isWithin(TOLERANCE)
          .of(ROUNDS / (double) CASES);
    }
  }
}
