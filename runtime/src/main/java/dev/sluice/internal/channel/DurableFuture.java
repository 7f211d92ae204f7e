package dev.sluice.internal.channel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A future of a test: whoever waits for it does so in the time of the test. */
public final class DurableFuture<R> extends FutureTask<R> {
  private final Latch ended = new Latch(WaitReason.FUTURE_WAIT, "");

  public DurableFuture(Callable<R> task) {
    super(task);
  }

  @Override
  protected void done() {
    ended.open();
  }

  @Override
  public R get() throws InterruptedException, ExecutionException {
    ended.await(Deadline.NEVER);
    return super.get();
  }

  @Override
  public R get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration time = Duration.of(timeout, unit.toChronoUnit());
    if (Deadline.isAhead(time)) {
      ended.await(Deadline.in(time));
    }
    return super.get(0, TimeUnit.NANOSECONDS);
  }
}
