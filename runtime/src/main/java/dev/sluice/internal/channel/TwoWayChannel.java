package dev.sluice.internal.channel;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.internal.schedule.Scheduler;
import org.jspecify.annotations.Nullable;

/** A channel with both ends, each of which can be had alone. */
abstract class TwoWayChannel<T> extends AbstractChannel<T> implements Channel<T> {
  TwoWayChannel(@Nullable String name, @Nullable ChannelUsers confinement) {
    super(name, confinement);
  }

  TwoWayChannel(
      @Nullable String name, @Nullable ChannelUsers confinement, @Nullable Scheduler scheduler) {
    super(name, confinement, scheduler);
  }

  @Override
  public SendChannel<T> sendOnly() {
    return new SendView<>(this);
  }

  @Override
  public ReceiveChannel<T> receiveOnly() {
    return new ReceiveView<>(this);
  }
}
