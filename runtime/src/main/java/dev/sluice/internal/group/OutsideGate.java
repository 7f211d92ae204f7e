package dev.sluice.internal.group;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides, once, which came first: the proof that a group is deadlocked, or a thread outside that
 * uses one of its channels, starts a goroutine in it or cancels it. Each of those passes the gate
 * before it has an effect; the proof shuts it. So a thread that comes while a proof is under way
 * wins, and one that comes later finds a group whose deadlock has been told.
 *
 * <p>Passing is one compare-and-set, and needed only by the first use of a channel from outside: it
 * is allowed under a channel's lock.
 */
public final class OutsideGate {
  private static final int SHUT = -1;

  /** How often somebody has passed, or {@link #SHUT}. */
  private final AtomicInteger passed = new AtomicInteger();

  /** Lets a thread from outside in; without effect once the gate is shut. */
  void pass() {
    int count = passed.get();
    while (count != SHUT && !passed.compareAndSet(count, (count + 1) & Integer.MAX_VALUE)) {
      count = passed.get();
    }
  }

  /** How often somebody has passed so far. */
  public int passed() {
    return passed.get();
  }

  /**
   * Shuts the gate.
   *
   * @param seen what {@link #passed} gave when the proof began
   * @return false if somebody has passed since then, or it is shut already
   */
  public boolean shut(int seen) {
    return seen != SHUT && passed.compareAndSet(seen, SHUT);
  }
}
