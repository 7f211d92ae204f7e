package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A channel of capacity 1 that tells a test when the runtime gets to certain points. */
public final class ProbedChannel extends AbstractChannel<Integer>
    implements SendChannel<Integer>, ReceiveChannel<Integer> {
  private @Nullable Object kept = BLOCKED;
  private @Nullable Runnable afterUnlock;
  private @Nullable Runnable whenInspected;
  private final AtomicReference<@Nullable Runnable> whenReported = new AtomicReference<>();
  private volatile boolean confined = true;

  public ProbedChannel(String name) {
    super(name, null);
  }

  /** Runs an action each time the channel's lock has been released. */
  public void afterUnlock(Runnable action) {
    afterUnlock = action;
  }

  /**
   * Makes the channel one that only members of any group use, and runs an action each time the
   * deadlock detector asks for that, which it does between two looks at a goroutine blocked here.
   */
  public void whenInspected(Runnable action) {
    whenInspected = action;
  }

  /** Runs an action when a report is about to name an operation on the channel, the first time. */
  public void whenReported(Runnable action) {
    whenReported.set(action);
  }

  /** Makes the channel one that others use, too. */
  public ProbedChannel notConfined() {
    confined = false;
    return this;
  }

  @Override
  public WaitReason reason(boolean sending) {
    Runnable action = whenReported.getAndSet(null);
    if (action != null) {
      action.run();
    }
    return super.reason(sending);
  }

  @Override
  public void unlock() {
    super.unlock();
    if (afterUnlock != null) {
      afterUnlock.run();
    }
  }

  @Override
  public boolean isConfinedTo(Membership group) {
    if (whenInspected != null) {
      whenInspected.run();
    }
    return confined;
  }

  @Override
  public Object accept(@Nullable Object value) {
    Object receiver = meetReceiver();
    if (receiver != BLOCKED) {
      return receiver;
    }
    if (kept != BLOCKED) {
      return BLOCKED;
    }
    kept = value;
    return DONE;
  }

  @Override
  public @Nullable Object provide() {
    Object value = kept;
    kept = BLOCKED;
    Waiter sender = meetSender();
    if (sender == null) {
      return value;
    }
    if (value != BLOCKED) {
      kept = sender.value;
      sender.value = value;
    }
    return sender;
  }

  @Override
  @Nullable Iterable<@Nullable Object> clear() {
    kept = BLOCKED;
    return null;
  }

  @Override
  public int size() {
    return kept == BLOCKED ? 0 : 1;
  }

  @Override
  public int capacity() {
    return 1;
  }
}
