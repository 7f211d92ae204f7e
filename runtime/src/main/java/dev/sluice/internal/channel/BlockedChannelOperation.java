package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Scheduler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A blocked send or receive on one channel. */
final class BlockedChannelOperation extends BlockedOperation {
  private final ChannelCore channel;

  /** What ends the operation, if it is a send of a source; or null. */
  private final @Nullable Drain drain;

  BlockedChannelOperation(ChannelCore channel) {
    this(channel, null);
  }

  BlockedChannelOperation(ChannelCore channel, @Nullable Drain drain) {
    this.channel = channel;
    this.drain = drain;
  }

  @Override
  boolean isEndedBy(Drain ending) {
    return drain == ending;
  }

  /** The channel's lock is claim enough: there is only one channel to complete it. */
  @Override
  boolean claim() {
    return true;
  }

  @Override
  boolean withdraw() {
    channel.lock();
    try {
      return channel.dequeue(this);
    } finally {
      channel.unlock();
    }
  }

  @Override
  @Nullable Membership cancelledGroup() {
    return channel.cancelledGroup();
  }

  @Override
  public boolean isConfinedTo(Membership group) {
    return channel.isConfinedTo(group);
  }

  @Override
  boolean isDurableIn(Scheduler scheduler) {
    return channel.isDurableIn(scheduler);
  }

  @Override
  public boolean expectsOutsiders() {
    return channel.isPort();
  }

  @Override
  public WaitReason reason() {
    return channel.reason(sending);
  }

  @Override
  public String target() {
    return channel.label();
  }

  @Override
  public List<WaitTarget> awaited() {
    return List.of(new WaitTarget(channel, sending));
  }

  @Override
  public long[] partnerIds() {
    return new long[] {channel.partner(sending)};
  }

  @Override
  public long wakeAt() {
    return channel.wakeAt();
  }

  @Override
  long wakeOrder() {
    return channel.wakeOrder();
  }

  @Override
  public void expire() {
    channel.expire();
  }
}
