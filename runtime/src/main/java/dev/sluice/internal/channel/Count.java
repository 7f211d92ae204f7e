package dev.sluice.internal.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A number of values. One goroutine counts and {@linkplain #set says} how far it is, or several
 * count by {@link #addShared}; others may look, and see a count that is late at worst.
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

  @SuppressWarnings("unused") // by way of COUNT
  private long count;

  /** There were so many so far. To be called by one goroutine at a time, at each value. */
  public void set(long passed) {
    COUNT.setOpaque(this, passed);
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
