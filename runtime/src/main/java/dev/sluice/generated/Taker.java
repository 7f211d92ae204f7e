package dev.sluice.generated;

import dev.sluice.internal.channel.Intake;
import dev.sluice.internal.channel.Pace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes inputs for a worker, as many at once as it handles in some microseconds. Each worker has
 * its own; the intake and the turnstile to it are shared.
 *
 * @param <T> the type of the inputs
 */
final class Taker<T> {
  /** How long what is taken may be left for others before a worker helps instead of taking more. */
  private static final long LATE_NANOS = 100_000;

  private final Intake<T> intake;
  private final Lots<?> lots;
  private final Pace pace = new Pace();
  private final @Nullable Object[] inputs = new @Nullable Object[Pace.MOST];

  /** How many inputs it has taken that are in no lot yet. */
  private int count;

  /** When it last took any. */
  private long takenAt;

  Taker(Intake<T> intake, Lots<?> lots) {
    this.intake = intake;
    this.lots = lots;
  }

  /**
   * Takes inputs; to be called inside the turnstile. Does not wait for any while there are some
   * that nobody has begun, and takes none while some of those are late.
   *
   * @return how many; 0 if there are none, and then the caller is outside
   * @throws InterruptedException if the thread is interrupted; then the caller is outside
   */
  int take() throws InterruptedException {
    int waiting = intake.waiting();
    long now = System.nanoTime();
    if (lots.isToHelp(waiting == 0 ? now : now - LATE_NANOS)) {
      lots.leaveAndFree();
      return 0;
    }
    boolean received = false;
    try {
      count = intake.take(inputs, pace.next(waiting, lots.workers()));
      received = true;
    } finally {
      if (!received) {
        lots.leaveAndFree();
      }
    }
    if (count == 0) {
      lots.end();
    }
    takenAt = System.nanoTime();
    return count;
  }

  /** When it took what it has taken. */
  long takenAt() {
    return takenAt;
  }

  /** What it has taken, from the beginning. */
  @Nullable Object[] inputs() {
    return inputs;
  }

  /** What it has taken is in a lot. */
  void handOver() {
    Arrays.fill(inputs, 0, count, null);
    count = 0;
  }

  /** Takes back an input that will not be handled: it is in no lot any more. */
  void takeBack(@Nullable Object input) {
    inputs[count++] = input;
  }

  /** What it has taken that is in no lot; it is the caller's now. */
  List<@Nullable Object> rest() {
    List<@Nullable Object> rest = new ArrayList<>(Arrays.asList(inputs).subList(0, count));
    handOver();
    return rest;
  }

  /** So many inputs were handled in that time. */
  void handled(int number, long nanos) {
    pace.handled(number, nanos);
  }
}
