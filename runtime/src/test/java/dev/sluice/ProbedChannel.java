package dev.sluice;

import org.jspecify.annotations.Nullable;

/** A channel of capacity 1 that tells a test when the runtime gets to certain points. */
final class ProbedChannel extends AbstractChannel<Integer>
    implements SendChannel<Integer>, ReceiveChannel<Integer> {
  private @Nullable Object kept = BLOCKED;
  private @Nullable Runnable afterUnlock;
  private @Nullable Runnable whenInspected;
  private volatile boolean reasonless;

  ProbedChannel(String name) {
    super(name, null);
  }

  /** Runs an action each time the channel's lock has been released. */
  void afterUnlock(Runnable action) {
    afterUnlock = action;
  }

  /**
   * Makes the channel one that only members of any group use, and runs an action each time the
   * deadlock detector asks for that, which it does between two looks at a goroutine blocked here.
   */
  void whenInspected(Runnable action) {
    whenInspected = action;
  }

  /** Makes every report that would name an operation on the channel fail. */
  ProbedChannel withoutReason() {
    reasonless = true;
    return this;
  }

  @Override
  String reason(boolean sending) {
    if (reasonless) {
      throw new IllegalStateException("a probe");
    }
    return super.reason(sending);
  }

  @Override
  void unlock() {
    super.unlock();
    if (afterUnlock != null) {
      afterUnlock.run();
    }
  }

  @Override
  boolean isConfinedTo(Group group) {
    if (whenInspected != null) {
      whenInspected.run();
    }
    return true;
  }

  @Override
  boolean accept(@Nullable Object value) {
    if (meetReceiver()) {
      return true;
    }
    if (kept != BLOCKED) {
      return false;
    }
    kept = value;
    return true;
  }

  @Override
  @Nullable Object provide() {
    if (kept == BLOCKED) {
      return takeFromSender();
    }
    Object value = kept;
    kept = takeFromSender();
    return value;
  }

  @Override
  void clear() {
    kept = BLOCKED;
  }

  @Override
  int size() {
    return kept == BLOCKED ? 0 : 1;
  }

  @Override
  public int capacity() {
    return 1;
  }
}
