package dev.sluice.generated;

import dev.sluice.internal.channel.BulkOutlet;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs that a worker of {@link UnorderedWorkers} has taken at once, and the results of those that
 * it has handled itself, until they are sent together: by that worker, or by one that helps.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
final class InputLot<T, R> extends Lot<InputLot<T, R>> {
  private static final VarHandle KEPT;
  private static final VarHandle SENT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      KEPT = lookup.findVarHandle(InputLot.class, "kept", int.class);
      SENT = lookup.findVarHandle(InputLot.class, "sent", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final @Nullable Object[] inputs;
  private final @Nullable Object[] results;

  /** How many results have been kept; written by the worker that has taken the lot. */
  private volatile int kept;

  /** How many of them somebody has taken out. */
  private volatile int sent;

  /**
   * A lot of the first of some inputs.
   *
   * @param nanoTime now
   */
  InputLot(@Nullable Object[] inputs, int count, long nanoTime) {
    super(count, nanoTime);
    this.inputs = Arrays.copyOf(inputs, count);
    this.results = new @Nullable Object[count];
  }

  /** Takes an input out; to be called once, by the one who has claimed it. */
  @SuppressWarnings("unchecked") // what came from the channel
  @Nullable T begin(int index) {
    Object input = inputs[index];
    inputs[index] = null;
    return (T) input;
  }

  /** Claims all inputs that nobody has claimed, and takes them out. */
  List<@Nullable Object> beginRest() {
    List<@Nullable Object> rest = new ArrayList<>();
    for (int i = claimRest(); i < inputs.length; i++) {
      rest.add(begin(i));
    }
    return rest;
  }

  /**
   * Keeps a result; to be called by the worker that has taken the lot.
   *
   * @return false if there is no room: as many have been kept as there are inputs
   */
  boolean keep(@Nullable R value) {
    int index = (int) KEPT.get(this);
    if (index == results.length) {
      return false;
    }
    results[index] = value;
    KEPT.setRelease(this, index + 1);
    return true;
  }

  /** Takes the results out that are kept, and adds them to what is to be sent. */
  @SuppressWarnings("unchecked") // what was kept
  void takeResults(BulkOutlet<R> outlet) {
    int from;
    int to;
    do {
      from = sent;
      to = kept;
      if (from == to) {
        return;
      }
    } while (!SENT.compareAndSet(this, from, to));
    for (int i = from; i < to; i++) {
      outlet.add((R) results[i]);
      results[i] = null;
    }
  }
}
