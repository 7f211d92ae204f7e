package dev.sluice;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

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

  /** A tally that nobody looks at. */
  Tally() {}

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

  /**
   * A sending end that counts what one of several stages sends to a channel.
   *
   * @param group the group of the pipeline
   * @param what {@code channel from stage}
   * @param channel the channel
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> SendChannel<T> sends(Group group, String what, SendChannel<T> channel) {
    return new CountedSends<>(channel, of(group, what));
  }

  /**
   * A receiving end that counts what one of several stages receives from a channel.
   *
   * @param group the group of the pipeline
   * @param what {@code channel to stage}
   * @param channel the channel
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> ReceiveChannel<T> receives(
      Group group, String what, ReceiveChannel<T> channel) {
    return new CountedReceives<>(channel, of(group, what));
  }

  /** Counts one value. To be called by one goroutine at a time. */
  public void add() {
    COUNT.setOpaque(this, count + 1);
  }

  /** Counts values; may be called by several goroutines at once. */
  void addShared(int values) {
    COUNT.getAndAdd(this, (long) values);
  }

  /**
   * Counts a value on its way.
   *
   * @param value the value
   * @param <T> its type
   * @return the value
   */
  public <T extends @Nullable Object> T pass(T value) {
    add();
    return value;
  }

  /**
   * Counts a value on its way.
   *
   * @param value the value
   * @return the value
   */
  public int pass(int value) {
    add();
    return value;
  }

  /**
   * Counts a value on its way.
   *
   * @param value the value
   * @return the value
   */
  public long pass(long value) {
    add();
    return value;
  }

  /**
   * Counts a value on its way.
   *
   * @param value the value
   * @return the value
   */
  public double pass(double value) {
    add();
    return value;
  }

  /**
   * Counts a value on its way.
   *
   * @param value the value
   * @return the value
   */
  public boolean pass(boolean value) {
    add();
    return value;
  }

  /**
   * Counts a value on its way.
   *
   * @param value the value
   * @return the value
   */
  public byte pass(byte value) {
    add();
    return value;
  }

  /**
   * Counts a value on its way.
   *
   * @param value the value
   * @return the value
   */
  public short pass(short value) {
    add();
    return value;
  }

  /**
   * Counts a value on its way.
   *
   * @param value the value
   * @return the value
   */
  public char pass(char value) {
    add();
    return value;
  }

  /**
   * Counts a value on its way.
   *
   * @param value the value
   * @return the value
   */
  public float pass(float value) {
    add();
    return value;
  }

  long count() {
    return (long) COUNT.getOpaque(this);
  }
}
