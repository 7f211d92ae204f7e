package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Scheduler;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A select as others see it while it is blocked: claimed once, by whoever completes one of its
 * cases, and waiting for all of its channels together.
 */
abstract class BlockedSelect extends BlockedOperation {
  private static final AtomicIntegerFieldUpdater<BlockedSelect> CLAIMED =
      AtomicIntegerFieldUpdater.newUpdater(BlockedSelect.class, "claimed");

  /** Replaced when a case gets another channel. */
  volatile SelectChannels channels;

  private volatile int claimed;

  BlockedSelect(SelectChannels channels) {
    this.channels = channels;
  }

  /** It is about to wait once more. */
  final void unclaim() {
    claimed = 0;
  }

  @Override
  boolean claim() {
    return CLAIMED.compareAndSet(this, 0, 1);
  }

  @Override
  boolean withdraw() {
    return claim();
  }

  @Override
  @Nullable Membership cancelledGroup() {
    return channels.cancelledGroup();
  }

  @Override
  public boolean isConfinedTo(Membership group) {
    return channels.areConfinedTo(group);
  }

  @Override
  boolean isDurableIn(Scheduler scheduler) {
    return channels.areDurableIn(scheduler);
  }

  @Override
  public boolean expectsOutsiders() {
    return channels.havePort();
  }

  @Override
  public WaitReason reason() {
    return channels.reason();
  }

  @Override
  public String target() {
    return channels.names();
  }

  @Override
  public List<WaitTarget> awaited() {
    return channels.awaited();
  }

  @Override
  public long[] partnerIds() {
    return channels.partners();
  }

  @Override
  public long wakeAt() {
    return channels.wakeAt();
  }

  @Override
  long wakeOrder() {
    return channels.wakeOrder();
  }

  @Override
  public void expire() {
    channels.expire();
  }
}
