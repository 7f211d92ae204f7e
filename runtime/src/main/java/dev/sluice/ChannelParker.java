package dev.sluice;

import dev.sluice.internal.schedule.Scheduler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A blocked send or receive on one channel. */
final class ChannelParker extends Parker {
  private final AbstractChannel<?> channel;

  /** What ends the operation, if it is a send of a source; or null. */
  private final @Nullable Drain drain;

  ChannelParker(AbstractChannel<?> channel) {
    this(channel, null);
  }

  ChannelParker(AbstractChannel<?> channel, @Nullable Drain drain) {
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
  @Nullable Group cancelledGroup() {
    return channel.cancelledGroup();
  }

  @Override
  boolean isConfinedTo(Group group) {
    return channel.isConfinedTo(group);
  }

  @Override
  boolean isDurableIn(Scheduler scheduler) {
    return channel.isDurableIn(scheduler);
  }

  @Override
  String reason() {
    return channel.reason(sending);
  }

  @Override
  String target() {
    return channel.label();
  }

  @Override
  List<Awaited> awaited() {
    return List.of(new Awaited(channel, sending));
  }

  @Override
  long[] partnerIds() {
    return new long[] {channel.partner(sending)};
  }

  @Override
  long wakeAt() {
    return channel.wakeAt();
  }

  @Override
  long wakeOrder() {
    return channel.wakeOrder();
  }

  @Override
  void expire() {
    channel.expire();
  }
}
