package dev.sluice.generated;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.SendChannel;
import dev.sluice.internal.channel.Ends;
import dev.sluice.internal.channel.KeepingChannel;
import dev.sluice.internal.channel.UnsentValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several workers whose results leave in the order in which their inputs came. Generated code makes
 * one for each ordered stage and runs {@link #work} in every worker.
 *
 * <p>A worker takes an input and with it a turn. It does not wait for its turn to deliver: results
 * that come early are kept, and the worker that finishes the turn that is next delivers it and
 * those that follow. No more turns are taken and not delivered than the bound says, so a slow input
 * holds up the others only when they are that far ahead of it, and memory is bounded. A worker that
 * waits, for the input or for its turn to take one, holds nothing.
 *
 * <p>A result belongs to the turn in which it is sent. Goroutines that a step starts may send too,
 * until the step returns; a send after that throws {@link IllegalStateException}, which fails the
 * group: nothing is lost in silence. A step that starts goroutines waits for them.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
public final class OrderedWorkers<T, R> {
  /**
   * What a worker does with an input.
   *
   * @param <T> the type of the inputs
   * @param <R> the type of the results
   */
  @FunctionalInterface
  public interface Step<T, R> {
    /**
     * Handles an input and sends its results, any number of them.
     *
     * @param value the input
     * @param out takes the results until the step returns, and never blocks
     * @throws Exception whatever the step fails with
     */
    void apply(T value, SendChannel<R> out) throws Exception;
  }

  private final Ends<T, ? super R> ends;
  private final Turns<R> turns;

  /**
   * Workers between two channels. To be made by a member of the group that the workers belong to.
   *
   * @param in where the inputs come from
   * @param out where the results go
   * @param bound how many inputs may be taken whose results have not left; at least 1, and where
   *     all workers are to be busy at least their number
   * @throws IllegalArgumentException if the bound is below 1
   */
  public OrderedWorkers(ReceiveChannel<T> in, SendChannel<? super R> out, int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound " + bound + " is below 1");
    }
    this.ends = new Ends<>(in, out);
    this.turns = new Turns<>(in, bound);
  }

  /**
   * Takes inputs until there are none; to be run by each worker. Blocks on both channels, and while
   * as many turns are taken as the bound says. Closes and abandons nothing: that is the caller's.
   *
   * @param step what to do with an input
   * @throws ChannelAbandonedException if the results are not wanted any more
   * @throws InterruptedException if the thread is interrupted before or while it blocks
   * @throws Exception whatever the step fails with
   */
  public void work(Step<T, R> step) throws Exception {
    Turn<R> turn = null;
    try {
      while (turns.enter()) {
        Received<T> input = receive();
        if (!input.ok()) {
          turns.end();
          break;
        }
        turn = new Turn<>();
        turns.add(turn);
        turns.leave();
        apply(step, input.value(), turn);
        turn.end();
        turn = turns.done(turn);
        while (turn != null && !turns.isBroken()) {
          turn.sendTo(ends.out());
          turn = turns.delivered();
        }
        if (turn != null) {
          break;
        }
      }
    } catch (Throwable e) {
      try {
        breakOff(turn);
      } catch (Throwable second) {
        e.addSuppressed(second);
      }
      throw e;
    }
    if (turns.isBroken()) {
      breakOff(turn);
      throw new ChannelAbandonedException("another worker of the stage has ended early");
    }
  }

  /**
   * No turn will be delivered any more: the results that are kept are dropped.
   *
   * @param turn the turn in hand, or null
   */
  private void breakOff(@Nullable Turn<R> turn) {
    List<Turn<R>> done = turns.breakOff();
    if (turn != null) {
      turn.end();
      done.add(turn);
    }
    List<@Nullable Object> dropped = new ArrayList<>();
    done.forEach(one -> one.drainTo(dropped));
    UnsentValues.drop(ends.out(), dropped);
  }

  /** Receives the next input; called inside the turnstile, and inside after a normal return. */
  private Received<T> receive() throws InterruptedException {
    boolean received = false;
    try {
      Received<T> input = ends.in().receiveOk();
      received = true;
      return input;
    } finally {
      if (!received) {
        turns.leaveAndFree();
      }
    }
  }

  @SuppressWarnings("NullAway") // a null element is the caller's own
  private void apply(Step<T, R> step, @Nullable T value, Turn<R> turn) throws Exception {
    step.apply(value, new KeepingChannel<>(turn::add, ends.out()));
  }
}
