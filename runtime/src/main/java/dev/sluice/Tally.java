package dev.sluice;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts the values that pass where generated code has no channel which counts them. One goroutine
 * counts; others may look, and see a count that is late at worst.
 *
 * <pre>{@code
 * Tally naturals = Tally.of(group, "naturals");
 * for (int v : Squares.counter()) {
 *   naturals.add();
 *   Squares.printer(v);
 * }
 * }</pre>
 */
public final class Tally {
  private static final VarHandle COUNT;

  static {
    try {
      COUNT = MethodHandles.lookup().findVarHandle(Tally.class, "count", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Written by one goroutine, never kept in a register for longer than one value. */
  private long count;

  private Tally() {}

  /**
   * A tally of one goroutine of a group.
   *
   * @param group the group of the pipeline
   * @param what what it counts: the name of a channel that vanishes between two stages, {@code
   *     channel from stage} or {@code channel to stage} where a channel has several of them
   * @return the tally
   */
  public static Tally of(Group group, String what) {
    Tally tally = new Tally();
    group.tallies().add(what, tally);
    return tally;
  }

  /** Counts one value. To be called by one goroutine at a time. */
  public void add() {
    COUNT.setOpaque(this, count + 1);
  }

  long count() {
    return (long) COUNT.getOpaque(this);
  }
}
