package dev.sluice.generated;

import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.internal.channel.Count;
import dev.sluice.internal.channel.CountedReceives;
import dev.sluice.internal.channel.CountedSends;
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
  private final Count count = new Count();

  /**
   * The count as it is here, where nobody else looks: a loop may keep it in a register, and has not
   * to wait for what it wrote last.
   */
  private long passed;

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
    Groups.core(group).tallies().add(what, tally.count);
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
    return new CountedSends<>(channel, of(group, what).count);
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
    return new CountedReceives<>(channel, of(group, what).count);
  }

  /** Counts one value. To be called by one goroutine at a time. */
  public void add() {
    count.set(++passed);
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
}
