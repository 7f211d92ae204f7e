package dev.sluice.internal.group;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.SendChannel;
import dev.sluice.Sink;
import dev.sluice.internal.channel.Failures;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.SinkChannel;
import dev.sluice.internal.channel.Turnstile;
import dev.sluice.internal.channel.WaitReason;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of a channel whose receiver is a stage of a group that runs in the sender's
 * goroutine. As if it ran in a goroutine of its own, its failure is the group's, whatever the
 * sender does with the exception, and it gets one value at a time, however many goroutines send:
 * those that the sender has started, or the stage itself. Only a send of the stage to itself, in
 * the goroutine that runs it, is a call within the call.
 */
public final class StageSink<T> extends SinkChannel<T> {
  private final GroupCore group;

  /** Whoever is inside runs the stage. */
  private final Turnstile turnstile;

  /** What the stage has failed with: it is not called again. */
  private volatile @Nullable Throwable failure;

  public StageSink(GroupCore group, Sink<? super T> sink, SendChannel<?>... behind) {
    super(sink, behind);
    this.group = group;
    this.turnstile =
        new Turnstile(group, WaitReason.CHAN_SEND, "a stage in use", Integer.MAX_VALUE);
  }

  @Override
  public void pass(@Nullable T value) {
    if (turnstile.isInside()) {
      call(value);
      return;
    }
    try {
      turnstile.enter();
    } catch (InterruptedException e) {
      throw Failures.<RuntimeException>sneak(e);
    }
    try {
      call(value);
    } finally {
      turnstile.leaveAndFree();
    }
  }

  private void call(@Nullable T value) {
    Throwable before = failure;
    if (before != null) {
      throw Failures.<RuntimeException>sneak(before);
    }
    try {
      super.pass(value);
    } catch (ChannelAbandonedException e) {
      throw e; // Nobody wants more, which is no failure.
    } catch (Throwable e) {
      if (!(e instanceof InterruptedException)) {
        failure = e;
        group.ended(GoroutineRegistry.nameOf(Thread.currentThread()), e);
      }
      throw Failures.<RuntimeException>sneak(e);
    }
  }
}
