package dev.sluice.generated;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelClosedException;
import dev.sluice.ChannelFailedException;
import dev.sluice.DeadlockException;
import dev.sluice.Failed;
import dev.sluice.SendChannel;
import dev.sluice.internal.channel.ChannelCore;
import dev.sluice.internal.channel.Failures;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.Views;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What the wiring does with an exception of a stage that has a channel for failures. Generated code
 * calls it where it has called the stage.
 *
 * <p>An exception is a failure for the element only where the stage itself has thrown it and may go
 * on. What ends a goroutine is thrown on: {@link InterruptedException} and {@link
 * CancellationException}, what channels throw that are closed, abandoned or failed, a deadlock, and
 * whatever is thrown when the goroutine was interrupted or its group cancelled. A stage that is
 * called by another one, and fails, has cancelled the group.
 */
public final class Rejection {
  private Rejection() {}

  /**
   * The failure as an element of a channel.
   *
   * @param value the element, or the batch
   * @param e what the stage has thrown for it
   * @param <T> the type of what the stage takes
   * @return the failure
   * @throws RuntimeException {@code e} itself, checked or not, if it is not a failure for the
   *     element
   */
  @SuppressWarnings("NullAway") // a null element is the caller's own
  public static <T> Failed<T> of(@Nullable T value, Exception e) {
    if (endsGoroutine(e)) {
      throw Failures.<RuntimeException>sneak(e);
    }
    return new Failed<>(value, e);
  }

  /**
   * Sends the failure to its channel. Blocks like a send. Where nobody receives from that channel
   * any more the failure is dropped, because a stage does not end for want of a receiver of its
   * failures.
   *
   * @param to the channel
   * @param value the element, or the batch
   * @param e what the stage has thrown for it
   * @param <T> the type of what the stage takes
   * @throws InterruptedException if the thread is interrupted before or while it blocks
   * @throws RuntimeException {@code e} itself, checked or not, if it is not a failure for the
   *     element
   */
  public static <T> void send(SendChannel<? super Failed<T>> to, @Nullable T value, Exception e)
      throws InterruptedException {
    Failed<T> failed = of(value, e);
    if (Views.core(to) instanceof ChannelCore core && core.over == ChannelCore.ABANDONED) {
      return;
    }
    try {
      to.send(failed);
    } catch (ChannelAbandonedException nobody) {
      // Nobody wants to know of failures any more.
    }
  }

  private static boolean endsGoroutine(Exception e) {
    return e instanceof InterruptedException
        || e instanceof CancellationException
        || e instanceof ChannelClosedException
        || e instanceof ChannelAbandonedException
        || e instanceof ChannelFailedException
        || e instanceof DeadlockException
        || Thread.currentThread().isInterrupted()
        || isCancelled(GoroutineRegistry.currentGroup());
  }

  private static boolean isCancelled(@Nullable Membership group) {
    return group != null && group.isCancelled();
  }
}
