package dev.sluice.generated;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.internal.channel.Ends;
import dev.sluice.internal.channel.Intake;
import dev.sluice.internal.channel.Outlet;
import dev.sluice.internal.channel.Pace;
import dev.sluice.internal.channel.UnsentValues;
import java.util.ArrayList;
import java.util.Arrays;
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
 * <p>Where nobody has declared how many inputs the channel holds, and as long as they are handled
 * in a few microseconds each, a worker takes a ticket of several turns at once, 64 at most, and up
 * to four times as many tickets as the bound says may be taken and not delivered. Turns of a ticket
 * that nobody has begun are left to any worker that would have to wait, so a slow input holds up
 * those behind it in its ticket only while all workers are busy.
 *
 * <p>A step waits neither for what is done with a later input nor for what becomes of a result that
 * it has sent: if every worker waits so, the input is not begun, or the result is kept for its
 * turn.
 *
 * <p>A result belongs to the turn in which it is sent. Goroutines that a step starts may send too,
 * until the step returns; a send after that throws {@link IllegalStateException}, which fails the
 * group: nothing is lost in silence. A step that starts goroutines waits for them.
 *
 * <p>Checked for every schedule of a few workers by {@code model/order.pml}.
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
  private final Intake<T> intake;
  private final Turns<T, R> turns;

  /**
   * Workers between two channels. To be made by a member of the group that the workers belong to.
   *
   * @param in where the inputs come from
   * @param out where the results go
   * @param bound how many inputs that are taken one by one may be taken whose results have not
   *     left; at least 1, and where all workers are to be busy at least their number
   * @throws IllegalArgumentException if the bound is below 1
   */
  public OrderedWorkers(ReceiveChannel<T> in, SendChannel<? super R> out, int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound " + bound + " is below 1");
    }
    this.ends = new Ends<>(in, out);
    this.intake = new Intake<>(in);
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
    turns.join();
    Worker worker = new Worker(step);
    try {
      worker.work();
    } catch (Throwable e) {
      try {
        worker.breakOff();
      } catch (Throwable second) {
        e.addSuppressed(second);
      }
      throw e;
    }
    if (turns.isBroken()) {
      worker.breakOff();
      throw new ChannelAbandonedException("another worker of the stage has ended early");
    }
  }

  /** One of the workers. */
  private final class Worker {
    private final Step<T, R> step;
    private final Outlet<? super R> outlet = new Outlet<>(ends.out());
    private final Pace pace = new Pace();
    private final @Nullable Object[] inputs = new @Nullable Object[Pace.MOST];

    /** How many inputs it has taken that have no turn yet. */
    private int taken;

    /** The turn that it has begun and not ended. */
    private @Nullable Turn<T, R> atWork;

    /** Whether it is the one who delivers. */
    private boolean delivers;

    Worker(Step<T, R> step) {
      this.step = step;
    }

    /** Returns when there are no more inputs, or when another worker has broken off. */
    void work() throws Exception {
      while (!delivers) {
        Ticket<T, R> own = turns.enter() ? take() : null;
        if (own != null) {
          long begun = outlet.nanoTime();
          int handled = handle(own, own.turn(0));
          pace.handled(handled, outlet.nanoTime() - begun);
          continue;
        }
        Ticket<T, R> other = turns.toHelp();
        if (other != null) {
          var unused = handle(other, other.claim());
        } else if (turns.hasEnded()) {
          return;
        }
      }
    }

    /**
     * Takes inputs; called inside the turnstile, and outside after it. Does not wait for any while
     * there are turns that nobody has begun.
     *
     * @return null if there are none
     */
    private @Nullable Ticket<T, R> take() throws InterruptedException {
      int waiting = intake.waiting();
      if (waiting == 0 && turns.isToHelp()) {
        turns.leaveAndFree();
        return null;
      }
      receive(pace.next(waiting, turns.workers()));
      if (taken == 0) {
        turns.end();
        return null;
      }
      Ticket<T, R> ticket = new Ticket<>(inputs, taken, ends.out());
      if (!turns.add(ticket)) {
        return null;
      }
      Arrays.fill(inputs, 0, taken, null);
      taken = 0;
      return ticket;
    }

    private void receive(int most) throws InterruptedException {
      boolean received = false;
      try {
        taken = intake.take(inputs, most);
        received = true;
      } finally {
        if (!received) {
          turns.leaveAndFree();
        }
      }
    }

    /** Handles a turn, and those of its ticket that nobody else claims; says how many. */
    private int handle(Ticket<T, R> ticket, @Nullable Turn<T, R> first) throws Exception {
      int count = 0;
      Turn<T, R> turn = first;
      while (turn != null) {
        handle(turn);
        count++;
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        turn = delivers ? null : ticket.claim();
      }
      return count;
    }

    @SuppressWarnings("NullAway") // a null element is the caller's own
    private void handle(Turn<T, R> turn) throws Exception {
      atWork = turn;
      step.apply(turn.begin(), turn);
      atWork = null;
      delivers = turn.end();
      if (delivers && deliver()) {
        long begun = outlet.nanoTime();
        boolean more;
        do {
          more = deliver();
        } while (more);
        // How fast other workers were says nothing about this one.
        outlet.leaveOutSince(begun);
      }
    }

    /** Delivers the turn that is next; says whether there is another one to be delivered. */
    private boolean deliver() throws InterruptedException {
      if (!turns.isBroken()) {
        turns.next().sendTo(outlet);
        delivers = turns.delivered();
      }
      return delivers && !turns.isBroken();
    }

    /**
     * No turn will be delivered any more: drops inputs that nobody has begun, and the results that
     * are kept, if this is the one who would deliver them.
     */
    void breakOff() {
      List<@Nullable Object> unbegun = new ArrayList<>(Arrays.asList(inputs).subList(0, taken));
      taken = 0;
      List<@Nullable Object> unsent = new ArrayList<>();
      Ticket<T, R> rest = turns.breakOff();
      Turn<T, R> turn = atWork;
      atWork = null;
      if (turn != null) {
        delivers = turn.end();
      }
      for (Ticket<T, R> ticket = rest; ticket != null; ticket = ticket.next) {
        for (Turn<T, R> one : ticket.claimRest()) {
          unbegun.add(one.begin());
          delivers |= one.end();
        }
      }
      while (delivers) {
        turns.next().drainTo(unsent);
        delivers = turns.delivered();
      }
      try {
        intake.drop(unbegun);
      } finally {
        UnsentValues.drop(ends.out(), unsent);
      }
    }
  }
}
