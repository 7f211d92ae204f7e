package dev.sluice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Several workers whose results leave in the order in which their inputs came. Generated code makes
 * one for each ordered stage and runs {@link #work} in every worker.
 *
 * <p>A worker takes an input together with the number of its turn. It need not wait for its turn:
 * results that come early are kept, at most as many as the bound says, and whoever finishes the
 * turn that is next sends it and those that follow. So a slow input holds up the others only when
 * they are that far ahead of it (back-pressure, and bounded memory).
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
public final class InOrder<T, R> {
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
     * @param out takes the results and never blocks
     * @throws Exception whatever the step fails with
     */
    void apply(T value, SendChannel<R> out) throws Exception;
  }

  private final ReceiveChannel<T> in;
  private final SendChannel<? super R> out;
  private final int bound;

  /** Held while an input is received, so that turns are numbered as the inputs come. */
  private final ReentrantLock intake = new ReentrantLock();

  /** The number of the next input. Guarded by {@code intake}. */
  private long nextTurn;

  /** Guards what follows. */
  private final ReentrantLock order = new ReentrantLock();

  private final Condition advanced = order.newCondition();

  /** Results that came before their turn. */
  private final Map<Long, List<R>> early = new HashMap<>();

  /** The turn whose results leave next. */
  private long current;

  /** Whether a worker is sending results. */
  private boolean sending;

  /** Whether a worker has failed or wants no more, so that some turn will never come. */
  private boolean broken;

  /**
   * Workers between two channels.
   *
   * @param in where the inputs come from
   * @param out where the results go
   * @param bound how many turns a result may be ahead of the one that is next; at least 1
   * @throws IllegalArgumentException if the bound is below 1
   */
  public InOrder(ReceiveChannel<T> in, SendChannel<? super R> out, int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound " + bound + " is below 1");
    }
    this.in = in;
    this.out = out;
    this.bound = bound;
  }

  /**
   * Takes inputs until there are none; to be run by each worker. Blocks on both channels, and while
   * its result is too far ahead. Closes and abandons nothing: that is the caller's.
   *
   * @param step what to do with an input
   * @throws ChannelAbandonedException if the results are not wanted any more
   * @throws InterruptedException if the thread is interrupted before or while it blocks
   * @throws Exception whatever the step fails with
   */
  public void work(Step<T, R> step) throws Exception {
    boolean ended = false;
    try {
      for (Turn<T> turn = take(); turn != null; turn = take()) {
        List<R> results = new ArrayList<>(1);
        apply(step, turn.value(), results);
        deliver(turn.number(), results);
      }
      ended = true;
    } finally {
      if (!ended) {
        giveUp();
      }
    }
  }

  private record Turn<T>(long number, @Nullable T value) {}

  @SuppressWarnings("NullAway") // a null element is the caller's own
  private static <T, R> void apply(Step<T, R> step, @Nullable T value, List<R> results)
      throws Exception {
    step.apply(value, SendChannel.into(results::add));
  }

  private @Nullable Turn<T> take() throws InterruptedException {
    if (in instanceof CycleChannel<?> cycle) {
      // Whoever waits for the intake is done with its last value, and the cycle need not wait for
      // it: the one that has the intake may be waiting for the cycle to end.
      cycle.beforeReceive();
    }
    intake.lockInterruptibly();
    try {
      Received<T> next = in.receiveOk();
      return next.ok() ? new Turn<>(nextTurn++, next.value()) : null;
    } finally {
      intake.unlock();
    }
  }

  private void deliver(long turn, List<R> results) throws InterruptedException {
    order.lockInterruptibly();
    try {
      while (turn - current >= bound && !broken) {
        advanced.await();
      }
      if (broken) {
        throw new ChannelAbandonedException("another worker of the stage has ended early");
      }
      early.put(turn, results);
      if (sending) {
        // Whoever sends now looks for this turn when it comes to it.
        return;
      }
      sending = true;
      try {
        sendWhatIsNext();
      } finally {
        sending = false;
      }
    } finally {
      order.unlock();
    }
  }

  /** Sends, without the lock, the results whose turn it is; called with the lock held. */
  private void sendWhatIsNext() throws InterruptedException {
    for (List<R> ready = early.remove(current); ready != null; ready = early.remove(current)) {
      order.unlock();
      try {
        for (R result : ready) {
          out.send(result);
        }
      } finally {
        order.lock();
      }
      current++;
      advanced.signalAll();
    }
  }

  /** A turn that was taken will never be delivered: the other workers end too. */
  private void giveUp() {
    order.lock();
    try {
      broken = true;
      advanced.signalAll();
    } finally {
      order.unlock();
    }
  }
}
