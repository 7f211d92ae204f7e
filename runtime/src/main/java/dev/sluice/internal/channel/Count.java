package dev.sluice.internal.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A number of values. One goroutine counts, or several do by {@link #addShared}; others may look,
 * and see a count that is late at worst.
 */
public final class Count {
  private static final VarHandle COUNT;

  static {
    try {
      COUNT = MethodHandles.lookup().findVarHandle(Count.class, "count", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Written by one goroutine, never kept in a register for longer than one value. */
  private long count;

  /** Counts one value. To be called by one goroutine at a time. */
  public void add() {
    COUNT.setOpaque(this, count + 1);
  }

  /** Counts values; may be called by several goroutines at once. */
  void addShared(int values) {
    COUNT.getAndAdd(this, (long) values);
  }

  /** How many there were so far. */
  public long get() {
    return (long) COUNT.getOpaque(this);
  }
}
