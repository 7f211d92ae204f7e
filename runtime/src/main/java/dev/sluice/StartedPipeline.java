package dev.sluice;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A pipeline that runs in a goroutine, which opens its group and so is the group's opener. */
final class StartedPipeline<R> implements PipelineRun<R> {
  private final Topology topology;
  private final Wiring<R> wiring;
  private final CountDownLatch over = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();

  /** The group while it is open. Guarded by {@code lock}, as is all that follows. */
  private @Nullable Group group;

  private boolean cancelled;
  private @Nullable R result;
  private @Nullable Throwable failure;
  private List<ChannelState> lastStates = List.of();

  private StartedPipeline(Topology topology, Wiring<R> wiring) {
    this.topology = topology;
    this.wiring = wiring;
  }

  static <R> PipelineRun<R> start(Topology topology, Wiring<R> wiring) {
    StartedPipeline<R> run = new StartedPipeline<>(topology, wiring);
    Go.go(topology.name(), run::run);
    return run;
  }

  private void run() {
    R value = null;
    Throwable thrown = null;
    try (Group opened = Group.open(topology.name())) {
      begin(opened);
      try {
        value = wiring.run(opened);
      } finally {
        end(opened);
      }
    } catch (Throwable e) {
      thrown = e;
    }
    lock.lock();
    try {
      result = value;
      failure = thrown;
    } finally {
      lock.unlock();
    }
    over.countDown();
  }

  private void begin(Group opened) {
    lock.lock();
    try {
      group = opened;
      if (cancelled) {
        opened.cancel();
      }
    } finally {
      lock.unlock();
    }
  }

  private void end(Group opened) {
    lock.lock();
    try {
      lastStates = states(opened);
      group = null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable R join() throws InterruptedException {
    over.await();
    lock.lock();
    try {
      boolean failed =
          failure instanceof GoroutineFailedException || failure instanceof DeadlockException;
      if (cancelled && !failed) {
        throw new CancellationException("pipeline '" + topology.name() + "' was cancelled");
      }
      if (failure != null) {
        throw Failures.<RuntimeException>sneak(failure);
      }
      return result;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cancel() {
    lock.lock();
    try {
      if (over.getCount() > 0 && !cancelled) {
        cancelled = true;
        if (group != null) {
          group.cancel();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    cancel();
    boolean interrupted = false;
    while (true) {
      try {
        over.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isDone() {
    return over.getCount() == 0;
  }

  @Override
  public Topology topology() {
    return topology;
  }

  @Override
  public List<ChannelState> channels() {
    lock.lock();
    try {
      return group == null ? lastStates : states(group);
    } finally {
      lock.unlock();
    }
  }

  private static List<ChannelState> states(Group group) {
    return group.channels().stream().<ChannelState>map(AbstractChannel::state).toList();
  }
}
