package dev.sluice.testing;

import dev.sluice.Channel;
import dev.sluice.internal.schedule.Alarm;
import dev.sluice.internal.schedule.Members;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Runs tasks in the time of a bubble, each in a thread of its own. */
final class VirtualScheduler extends AbstractExecutorService implements ScheduledExecutorService {
  private final Bubble bubble;
  private final AtomicLong numbers = new AtomicLong();

  /** Those that have not ended and will not be repeated for ever. */
  private final Set<Task<?>> tasks = ConcurrentHashMap.newKeySet();

  private final Channel<Void> terminated = Channel.make("scheduler", 0);
  private volatile boolean shutdown;

  VirtualScheduler(Bubble bubble) {
    if (Members.scheduler() != bubble) {
      throw new IllegalStateException("a scheduler of virtual time is used from outside of it");
    }
    this.bubble = bubble;
  }

  /** A task, and its future. */
  private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
    /** Closed when there is a result, or none will ever be. */
    private final Channel<Void> ended = Channel.make("scheduled task", 0);

    /** From start to start if positive, from end to start if negative; 0 where it runs once. */
    private final long period;

    private final long number = numbers.incrementAndGet();
    private volatile long due;
    private volatile Alarm alarm = () -> {};

    Task(Callable<V> callable, long delay, long period) {
      super(callable);
      this.period = period;
      this.due = saturated(bubble.nanoTime(), Math.max(0, delay));
    }

    void set() {
      alarm = bubble.alarm(due, bubble.nextOrder(), () -> begin(false));
      if (isCancelled()) {
        alarm.cancel();
      }
    }

    /**
     * Runs in a thread of its own.
     *
     * @param alone whether nobody has the future, and a failure is the thread's
     */
    void begin(boolean alone) {
      bubble
          .starter()
          .execute(
              "scheduler-" + number,
              () -> {
                run();
                if (alone && state() == State.FAILED) {
                  throw Sneaky.<RuntimeException>sneak(exceptionNow());
                }
              });
    }

    @Override
    public void run() {
      if (period == 0) {
        super.run();
      } else if (runAndReset() && !shutdown) {
        due = saturated(period > 0 ? due : bubble.nanoTime(), Math.abs(period));
        set();
      } else {
        cancel(false);
      }
    }

    @Override
    protected void done() {
      alarm.cancel();
      ended.close();
      end(this);
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
      ended.receive();
      return super.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit)
        throws InterruptedException, ExecutionException, TimeoutException {
      ended.tryReceive(Duration.of(timeout, unit.toChronoUnit()));
      return super.get(0, TimeUnit.NANOSECONDS);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - bubble.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  private static long saturated(long time, long more) {
    long then = time + more;
    return then < 0 ? Long.MAX_VALUE : then;
  }

  private <V> Task<V> schedule(Callable<V> callable, long delay, long period) {
    Task<V> task = new Task<>(Objects.requireNonNull(callable), delay, period);
    if (shutdown) {
      throw new RejectedExecutionException("the scheduler is shut down");
    }
    tasks.add(task);
    task.set();
    return task;
  }

  @Override
  public void execute(Runnable command) {
    if (shutdown) {
      throw new RejectedExecutionException("the scheduler is shut down");
    }
    Task<?> task =
        command instanceof Task<?> submitted ? submitted : new Task<>(callable(command), 0, 0);
    tasks.add(task);
    task.begin(task != command);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new Task<>(callable, 0, 0);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, @Nullable T value) {
    return new Task<>(Executors.callable(runnable, value), 0, 0);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(callable(command), unit.toNanos(delay), 0);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return schedule(callable, unit.toNanos(delay), 0);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return schedule(callable(command), unit.toNanos(initialDelay), positive(unit, period));
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return schedule(callable(command), unit.toNanos(initialDelay), -positive(unit, delay));
  }

  private static long positive(TimeUnit unit, long period) {
    if (period <= 0) {
      throw new IllegalArgumentException("period " + period + " is not positive");
    }
    return unit.toNanos(period);
  }

  private static Callable<@Nullable Void> callable(Runnable command) {
    Objects.requireNonNull(command, "command");
    return () -> {
      command.run();
      return null;
    };
  }

  private void end(Task<?> task) {
    tasks.remove(task);
    endIfDone();
  }

  private void endIfDone() {
    if (shutdown && tasks.isEmpty()) {
      terminated.abandon();
    }
  }

  @Override
  public void shutdown() {
    shutdown = true;
    for (Task<?> task : tasks) {
      if (task.period != 0) {
        task.cancel(false);
      }
    }
    endIfDone();
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    List<Runnable> waiting = new ArrayList<>();
    for (Task<?> task : tasks) {
      if (task.getDelay(TimeUnit.NANOSECONDS) > 0) {
        waiting.add(task);
      }
      task.cancel(true);
    }
    endIfDone();
    return waiting;
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown && tasks.isEmpty();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    terminated.tryReceive(Duration.of(timeout, unit.toChronoUnit()));
    return isTerminated();
  }
}
