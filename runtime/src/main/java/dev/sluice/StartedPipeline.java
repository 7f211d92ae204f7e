package dev.sluice;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that runs in a goroutine, which opens its group and so is the group's opener.
 *
 * @param thread the goroutine; it is over, and no longer listed, when this is
 */
record StartedPipeline<R>(Topology topology, Body<R> body, Thread thread)
    implements PipelineRun<R> {
  static <R> PipelineRun<R> start(Topology topology, Wiring<R> wiring) {
    Body<R> body = new Body<>(topology.name(), wiring);
    return new StartedPipeline<>(topology, body, Go.go(topology.name(), body));
  }

  @Override
  public @Nullable R join() throws InterruptedException {
    thread.join();
    return body.outcome();
  }

  @Override
  public void cancel() {
    body.cancel();
  }

  @Override
  public void close() {
    cancel();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
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
    return !thread.isAlive();
  }

  @Override
  public List<ChannelState> channels() {
    return body.channels();
  }

  /** What the goroutine runs, and what has come of it. */
  static final class Body<R> implements Task {
    private final String name;
    private final Wiring<R> wiring;

    /** Guards all that follows. */
    private final ReentrantLock lock = new ReentrantLock();

    /** The group while it is open. */
    private @Nullable Group group;

    private boolean over;
    private boolean cancelled;
    private @Nullable R result;
    private @Nullable Throwable failure;
    private List<ChannelState> lastStates = List.of();

    private Body(String name, Wiring<R> wiring) {
      this.name = name;
      this.wiring = wiring;
    }

    @Override
    public void run() {
      R value = null;
      Throwable thrown = null;
      try (Group opened = Group.open(name)) {
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
        over = true;
        result = value;
        failure = thrown;
      } finally {
        lock.unlock();
      }
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

    private void cancel() {
      lock.lock();
      try {
        if (!over && !cancelled) {
          cancelled = true;
          if (group != null) {
            group.cancel();
          }
        }
      } finally {
        lock.unlock();
      }
    }

    private @Nullable R outcome() {
      lock.lock();
      try {
        boolean failed =
            failure instanceof GoroutineFailedException || failure instanceof DeadlockException;
        if (cancelled && !failed) {
          throw new CancellationException("pipeline '" + name + "' was cancelled");
        }
        if (failure != null) {
          throw Failures.<RuntimeException>sneak(failure);
        }
        return result;
      } finally {
        lock.unlock();
      }
    }

    private List<ChannelState> channels() {
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
}
