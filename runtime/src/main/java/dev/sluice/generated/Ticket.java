package dev.sluice.generated;

import dev.sluice.SendChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns that a worker of {@link OrderedWorkers} has taken at once.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
final class Ticket<T, R> extends Lot<Ticket<T, R>> {
  private final Turn<T, R>[] turns;

  /**
   * A ticket for the first of some inputs.
   *
   * @param nanoTime now
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of one class
  Ticket(@Nullable Object[] inputs, int count, SendChannel<? super R> out, long nanoTime) {
    super(count, nanoTime);
    turns = new Turn[count];
    for (int i = 0; i < count; i++) {
      turns[i] = new Turn<>((T) inputs[i], out);
    }
  }

  Turn<T, R> turn(int index) {
    return turns[index];
  }

  /** Claims a turn; null if all of them are claimed. */
  @Nullable Turn<T, R> claim() {
    int index = claimOne();
    return index < 0 ? null : turns[index];
  }

  /** Claims all turns that nobody has claimed. */
  List<Turn<T, R>> claimTurns() {
    return List.of(turns).subList(claimRest(), turns.length);
  }
}
