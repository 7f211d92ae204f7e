package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what is in flight in a cycle of stages, and closes its feedback channels when that is
 * nothing: values in the channels of the cycle, and counted goroutines that do not wait for one.
 *
 * <p><b>Why the count is exact.</b> It is an upper bound at every moment: whatever begins to be in
 * flight is counted first, by someone who is in flight already. A send counts its value before the
 * channel has it; a close counts the receivers that it wakes before they run; a goroutine is
 * counted before it starts; and a counted stage stops counting after its {@code atEnd}, which
 * closes its outputs. The value that a waiting goroutine gets was counted by its sender and becomes
 * the count of the goroutine. So at zero all channels of the cycle are empty and all counted
 * goroutines wait for one another: none of them can ever send, and to close is right. And zero is
 * reached as soon as that is so, because a goroutine takes itself off the count after it has
 * queued. Nothing is polled.
 */
public final class InFlight {
  /** Values in the channels, and goroutines that do not wait. */
  private final AtomicLong count = new AtomicLong();

  /** The goroutines that have started and do not wait; each is counted once. */
  private final Set<Thread> active = ConcurrentHashMap.newKeySet();

  /** Close the feedback channels. */
  private final List<Runnable> atEnd = new CopyOnWriteArrayList<>();

  /** The channels that bring no values, only their end. */
  private final Set<Object> signals = ConcurrentHashMap.newKeySet();

  /** Runs an action when nothing is in flight any more. */
  public void atEnd(Runnable action) {
    atEnd.add(action);
  }

  /** A channel from outside the cycle brings no values, only its end. */
  public void signal(ReceiveChannel<?> channel) {
    signals.add(Views.core(channel));
  }

  /** Something more is in flight; reported by someone who is in flight already. */
  public void add() {
    count.incrementAndGet();
  }

  /** Takes back an {@link #add}, by someone who is in flight still. */
  void takeBack() {
    count.decrementAndGet();
  }

  /** So many are not in flight any more; the last one closes the feedback channels. */
  public void remove(long finished) {
    if (finished > 0 && count.addAndGet(-finished) == 0) {
      atEnd.forEach(Runnable::run);
    }
  }

  /** What was counted is in the hands of the calling goroutine, which counts once. */
  public void holds() {
    if (!active.add(Thread.currentThread())) {
      takeBack();
    }
  }

  /** A goroutine is going to start. Reported by its parent, which is in flight. */
  public void starts(Thread goroutine) {
    add();
    active.add(goroutine);
  }

  /** The calling goroutine has queued for a value of the cycle and is going to wait. */
  void waits() {
    ends(Thread.currentThread());
  }

  /** The calling goroutine has waited for the cycle and goes on for another reason. */
  void goesOn() {
    add();
    holds();
  }

  /** A goroutine is not in flight any more. */
  public void ends(Thread goroutine) {
    if (active.remove(goroutine)) {
      remove(1);
    }
  }

  /** Whether a channel brings nothing but an end. */
  boolean isSignal(Object channel) {
    return signals.contains(channel);
  }
}
