package dev.sluice.internal.group;

import dev.sluice.Task;
import dev.sluice.internal.channel.Failures;
import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.report.CapturedChannels;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * The task of a goroutine that computes a result: a failure of the computation is one of the
 * goroutine.
 *
 * @param computation what the future runs; here to be seen by {@link CapturedChannels}
 */
record Computation<R>(Membership group, Callable<R> computation, FutureTask<R> future)
    implements Task {
  @Override
  public void run() throws Exception {
    if (group.isCancelled()) {
      future.cancel(false);
      return;
    }
    future.run();
    if (future.state() == Future.State.FAILED) {
      throw Failures.<Exception>sneak(future.exceptionNow());
    }
  }

  /** Whether it has no result because it was cancelled, which is not an end like any other. */
  boolean isCancelled() {
    return future.isCancelled();
  }
}
