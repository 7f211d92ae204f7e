package dev.sluice.generated;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.internal.channel.BulkOutlet;
import dev.sluice.internal.channel.Intake;
import dev.sluice.internal.channel.SendView;
import dev.sluice.internal.channel.UnsentValues;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several workers whose results leave as soon as they are there. Generated code makes one for each
 * stage with such workers and runs {@link #work} in every worker.
 *
 * <p>Where nobody has declared how many inputs the channel holds, and as long as they are handled
 * in a few microseconds each, a worker takes several at once, 64 at most. What it has taken and not
 * begun is left to any worker that would have to wait, and soon also to those that would take more:
 * so a slow input holds up those that were taken with it only while all workers are busy.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
public final class UnorderedWorkers<T, R> {
  private final ReceiveChannel<T> in;
  private final SendChannel<R> out;
  private final Intake<T> intake;
  private final InputLots<T, R> lots;

  /**
   * Workers between two channels. To be made by a member of the group that the workers belong to.
   *
   * @param in where the inputs come from
   * @param out where the results go
   */
  public UnorderedWorkers(ReceiveChannel<T> in, SendChannel<R> out) {
    this.in = in;
    this.out = out;
    this.intake = new Intake<>(in);
    this.lots = new InputLots<>(in);
  }

  /**
   * Takes inputs until there are none; to be run by each worker. Blocks on both channels. Closes
   * and abandons nothing: that is the caller's.
   *
   * @param step what to do with an input
   * @throws ChannelAbandonedException if the results are not wanted any more
   * @throws InterruptedException if the thread is interrupted before or while it blocks, or between
   *     two inputs
   * @throws Exception whatever the step fails with
   */
  public void work(Step<T, R> step) throws Exception {
    if (!intake.takesSeveral()) {
      for (T input : in) {
        step.apply(input, out);
      }
      return;
    }
    lots.join();
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
    if (lots.isBroken()) {
      worker.breakOff();
      throw new ChannelAbandonedException("another worker of the stage has ended early");
    }
  }

  /** One of the workers; what it sends its results to. */
  private final class Worker extends SendView<R> {
    private final Step<T, R> step;
    private final Taker<T> taker = new Taker<>(intake, lots);
    private final BulkOutlet<R> outlet = new BulkOutlet<>(out);

    /** The lot that it has taken and is at work on; null while it helps with another. */
    private @Nullable InputLot<T, R> own;

    Worker(Step<T, R> step) {
      super(out);
      this.step = step;
    }

    /** Returns when there are no more inputs, or when another worker has broken off. */
    void work() throws Exception {
      while (true) {
        if (lots.enter() && take()) {
          long begun = outlet.nanoTime();
          int handled = handle(Objects.requireNonNull(own), 0);
          taker.handled(handled, outlet.nanoTime() - begun);
          own = null;
          continue;
        }
        InputLot<T, R> other = lots.toHelp();
        if (other != null) {
          send(other);
          var unused = handle(other, other.claimOne());
        } else if (lots.hasEnded()) {
          return;
        }
      }
    }

    /**
     * Takes a lot; called inside the turnstile, and outside after it.
     *
     * @return false if there is none
     */
    private boolean take() throws InterruptedException {
      int count = taker.take();
      if (count == 0) {
        return false;
      }
      InputLot<T, R> lot = new InputLot<>(taker.inputs(), count, taker.takenAt());
      if (!lots.add(lot)) {
        return false;
      }
      taker.handOver();
      own = lot;
      return true;
    }

    /** Handles an input, and those of its lot that nobody else claims; says how many. */
    @SuppressWarnings("NullAway") // a null element is the caller's own
    private int handle(InputLot<T, R> lot, int first) throws Exception {
      int count = 0;
      for (int index = first; index >= 0; index = lot.claimOne()) {
        if (lot.isClaimed()) {
          // Nobody comes to help, and for the results, before this input is handled.
          sendBefore(lot, index);
        }
        step.apply(lot.begin(index), this);
        count++;
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      send(lot);
      return count;
    }

    /** Sends the results that a lot keeps, and takes an input back if that fails. */
    private void sendBefore(InputLot<T, R> lot, int index) throws InterruptedException {
      boolean sent = false;
      try {
        send(lot);
        sent = true;
      } finally {
        if (!sent) {
          taker.takeBack(lot.begin(index));
        }
      }
    }

    /** Sends the results that a lot keeps. */
    private void send(InputLot<T, R> lot) throws InterruptedException {
      lot.takeResults(outlet);
      outlet.flush();
    }

    @Override
    public void send(@Nullable R result) throws InterruptedException {
      InputLot<T, R> lot = own;
      if (lot == null) {
        outlet.send(result);
      } else if (!lot.keep(result)) {
        send(lot);
        outlet.send(result);
      }
    }

    /** Nobody will handle what is taken and not begun, or send what is kept. */
    void breakOff() {
      List<@Nullable Object> unbegun = taker.rest();
      for (InputLot<T, R> lot = lots.breakOff(); lot != null; lot = lot.next) {
        unbegun.addAll(lot.beginRest());
      }
      if (own != null) {
        own.takeResults(outlet);
        own = null;
      }
      List<@Nullable Object> unsent = outlet.takeOut();
      try {
        intake.drop(unbegun);
      } finally {
        UnsentValues.drop(out, unsent);
      }
    }
  }
}
