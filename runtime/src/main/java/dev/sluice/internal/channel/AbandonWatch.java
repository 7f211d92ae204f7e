package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Scheduler;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait until a channel is over, without sending or receiving: where callbacks do that.
 * Such a channel is never part of a proof of a deadlock, and who waits here counts as able to run.
 */
final class AbandonWatch extends WaitQueues {
  private final WaitQueues channel;
  private final String name;
  private final @Nullable ChannelUsers confinement;
  private boolean ended;

  /** What is to be run at the end. */
  private final Queue<Runnable> atEnd = new ConcurrentLinkedQueue<>();

  /**
   * Those who wait for the end of a channel.
   *
   * @param name the channel's name; may be empty
   */
  AbandonWatch(WaitQueues channel, String name, @Nullable ChannelUsers confinement) {
    this.channel = channel;
    this.name = name;
    this.confinement = confinement;
  }

  /** Whether only members of a scheduler, or its alarms, can end the channel. */
  @Override
  boolean isDurableIn(Scheduler other) {
    return channel.isDurableIn(other);
  }

  void await(@Nullable Drain drain) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Watcher watcher = new Watcher(drain);
    lockGivingWay();
    try {
      if (ended || (drain != null && drain.hasBegun())) {
        return;
      }
      enqueue(watcher);
    } finally {
      unlock();
    }
    watcher.park();
  }

  /** The channel is over. */
  void end() {
    lock();
    try {
      ended = true;
    } finally {
      unlock();
    }
    completeAll(true, false);
    for (Runnable action = atEnd.poll(); action != null; action = atEnd.poll()) {
      action.run();
    }
  }

  /** Whether an action will be run, or was, when the channel is over; else it was over before. */
  boolean runsAtEnd(Runnable action) {
    atEnd.add(action);
    boolean late;
    lock();
    try {
      late = ended;
    } finally {
      unlock();
    }
    return !late || !atEnd.remove(action);
  }

  /** A goroutine that waits, in the receivers' queue. */
  private final class Watcher extends QueuedOperation {
    /** What ends the wait of a source, or null. */
    private final @Nullable Drain drain;

    Watcher(@Nullable Drain drain) {
      super(AbandonWatch.this, WaitReason.CHAN_ABANDON_WAIT, name);
      this.drain = drain;
    }

    @Override
    boolean isEndedBy(Drain ending) {
      return drain == ending;
    }

    @Override
    @Nullable Membership cancelledGroup() {
      return confinement == null ? null : confinement.cancelledGroup();
    }

    @Override
    public boolean expectsOutsiders() {
      return true;
    }

    @Override
    public List<WaitTarget> awaited() {
      return List.of();
    }
  }
}
