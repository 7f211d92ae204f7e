package dev.sluice;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that runs in a goroutine, which opens its group and so is the group's opener.
 *
 * @param thread the goroutine; it is over, and no longer listed, when this is
 */
record StartedPipeline<R>(Topology topology, Body<R> body, Thread thread)
    implements PipelineRun<R> {
  static <R> PipelineRun<R> start(Topology topology, Wiring<R> wiring) {
    Body<R> body = new Body<>(topology, wiring);
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
    private final Topology topology;
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

    private Body(Topology topology, Wiring<R> wiring) {
      this.topology = topology;
      this.wiring = wiring;
    }

    @Override
    public void run() {
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

    private List<ChannelState> channels() {
      lock.lock();
      try {
        return group == null ? lastStates : states(group);
      } finally {
        lock.unlock();
      }
    }

    private List<ChannelState> states(Group group) {
      List<ChannelState> states = new ArrayList<>();
      collect(topology, group, "", states);
      return List.copyOf(states);
    }

    /**
     * The channels of a group, and of those in which the pipelines run that are stages in it.
     *
     * @param prefix what stands before the names
     */
    private static void collect(
        Topology topology, Group group, String prefix, List<ChannelState> states) {
      group.channels().forEach(channel -> states.add(named(prefix, channel.state())));
      List<Routine> routines = group.routines();
      for (Topology.Stage stage : topology.stages()) {
        if (stage.pipeline().isPresent()) {
          for (String goroutine : goroutines(stage)) {
            for (Group inside : opened(goroutine, routines)) {
              collect(stage.pipeline().get(), inside, prefix + goroutine + ".", states);
            }
          }
        }
      }
    }

    /** The names that the wiring gives to the goroutines of a stage. */
    private static List<String> goroutines(Topology.Stage stage) {
      return stage.workers() == 1
          ? List.of(stage.name())
          : IntStream.rangeClosed(1, stage.workers())
              .mapToObj(i -> stage.name() + "-" + i)
              .toList();
    }

    /** What a goroutine has opened: the one group of the pipeline that it runs. */
    private static List<Group> opened(String goroutine, List<Routine> routines) {
      return routines.stream()
          .filter(routine -> routine.name().equals(goroutine))
          .flatMap(routine -> Goroutines.openedBy(routine.thread()).stream())
          .toList();
    }

    private static ChannelState named(String prefix, ChannelState state) {
      return prefix.isEmpty()
          ? state
          : new ChannelState(
              prefix + state.name(),
              state.length(),
              state.capacity(),
              state.sent(),
              state.blockedSenders(),
              state.blockedReceivers());
    }
  }
}
