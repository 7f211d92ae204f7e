package dev.sluice.internal.group;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.Goroutines;
import dev.sluice.Sink;
import dev.sluice.Task;
import dev.sluice.internal.channel.CreationSites;
import dev.sluice.internal.channel.Failures;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.InFlight;
import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.RefusedAgainException;
import dev.sluice.internal.channel.StackRoom;
import dev.sluice.internal.channel.Undelivered;
import dev.sluice.internal.schedule.Members;
import dev.sluice.internal.schedule.Scheduler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A goroutine: a task, the thread that runs it, and where it belongs. It is the thread's {@link
 * Runnable}, and stands in the registry of {@link Goroutines} from before it starts until it has
 * ended.
 */
public final class GoroutineTask extends GroupMember implements Runnable {
  private final String name;
  private final Task task;

  /** The task in the context of the one that has started it. */
  private final Task carried;

  /** The part of a group that the goroutine belongs to, or null outside a group. */
  private final @Nullable TaskTree branch;

  /** Where it has a place that it must leave, or null. */
  private final @Nullable PlaceLimit places;

  /** The cycles that it keeps in flight until it ends. Set before it starts, then by itself. */
  private List<InFlight> cycles = List.of();

  /** Where it was started, if that is recorded. */
  private final @Nullable StackTraceElement creator = CreationSites.current();

  private final Thread thread;

  /** The abandoned channels that have refused a send of this goroutine. */
  private @Nullable Set<Object> refusedBy;

  /** The value of the send that failed last, or null. */
  private @Nullable Kept kept;

  /** A value that could not be sent, what its send threw, and the sink to be told of it. */
  private record Kept(Throwable exception, @Nullable Object value, Sink<Object> undelivered) {}

  private GoroutineTask(
      String name,
      Task task,
      @Nullable TaskTree branch,
      @Nullable PlaceLimit places,
      boolean platform) {
    this.name = name;
    this.task = task;
    this.carried = Contexts.around(task);
    this.branch = branch;
    this.places = places;
    this.thread =
        platform
            ? Thread.ofPlatform().daemon().name(name).unstarted(this)
            : Thread.ofVirtual().name(name).unstarted(this);
    if (name.isEmpty()) {
      thread.setName("goroutine-" + thread.threadId());
    }
  }

  /** Starts a goroutine; it belongs where {@code branch} says. */
  public static GoroutineTask start(String name, Task task, @Nullable TaskTree branch) {
    return start(name, task, branch, null, false);
  }

  /**
   * Starts a goroutine.
   *
   * @param branch where it belongs, or null
   * @param places where a place was taken for it that it leaves when it ends, or null
   * @param platform whether it runs on a platform thread
   */
  public static GoroutineTask start(
      String name,
      Task task,
      @Nullable TaskTree branch,
      @Nullable PlaceLimit places,
      boolean platform) {
    StackRoom.reserve();
    GoroutineTask routine = create(name, task, branch, places, platform);
    try {
      GoroutineRegistry.register(routine);
      Members.starts(routine.thread);
      routine.thread.start();
    } catch (Throwable e) {
      Members.ends(routine.thread);
      if (branch != null) {
        branch.leave(routine, e);
      } else {
        GoroutineRegistry.deregister(routine);
      }
      throw e;
    }
    return routine;
  }

  private static GoroutineTask create(
      String name,
      Task task,
      @Nullable TaskTree branch,
      @Nullable PlaceLimit places,
      boolean platform) {
    try {
      GoroutineTask routine = new GoroutineTask(name, task, branch, places, platform);
      if (branch != null) {
        routine.cycles = branch.enter(routine);
      }
      return routine;
    } catch (Throwable e) {
      if (places != null) {
        places.release();
      }
      throw e;
    }
  }

  @Override
  public void run() {
    try {
      runTask();
    } finally {
      Members.ends(thread);
    }
  }

  private void runTask() {
    Throwable failure = null;
    boolean abandoned = false;
    try {
      if (branch != null && branch.group().isCancelled()) {
        interruptOnce();
      }
      carried.run();
      if (branch != null
          && task instanceof Computation<?> computation
          && computation.isCancelled()) {
        branch.cancel();
      }
    } catch (ChannelAbandonedException | RefusedAgainException e) {
      // Nobody wanted more: a normal end.
      abandoned = true;
      Throwable second = undelivered(e);
      if (second != null && branch == null) {
        failure = second;
      }
    } catch (Throwable e) {
      failure = e;
      Throwable second = undelivered(e);
      if (second != null && branch == null) {
        e.addSuppressed(second);
      }
    }
    if (branch != null) {
      branch.group().run().ends(name, failure, abandoned);
      branch.leave(this, failure);
      return;
    }
    GoroutineRegistry.deregister(this);
    Scheduler scheduler = Members.scheduler();
    if (failure != null && scheduler != null) {
      scheduler.failed(thread.getName(), failure);
    } else if (failure != null) {
      // To the thread's uncaught-exception handler, as Java does it.
      throw Failures.<RuntimeException>sneak(failure);
    }
  }

  /**
   * A send of this goroutine to an abandoned channel was refused.
   *
   * @return whether one to this channel was refused before
   */
  @Override
  public boolean isRefusedAgain(Object channel) {
    if (branch == null) {
      return false;
    }
    if (refusedBy == null) {
      refusedBy = Collections.newSetFromMap(new WeakHashMap<>());
    }
    return !refusedBy.add(channel);
  }

  /** A send of this goroutine has failed, and nobody has its value if it ends with that. */
  @Override
  public void kept(Throwable exception, @Nullable Object value, Sink<Object> undelivered) {
    kept = new Kept(exception, value, undelivered);
  }

  /** Tells of the value that was not sent, if the goroutine ended with that; what that throws. */
  private @Nullable Throwable undelivered(Throwable end) {
    Kept last = kept;
    if (last == null || last.exception() != end) {
      return null;
    }
    try {
      Undelivered.tell(last.undelivered(), Collections.singletonList(last.value()));
      return null;
    } catch (Throwable e) {
      if (branch != null) {
        branch.group().dropFailed(e);
      }
      return e;
    }
  }

  /** As {@link #countsIn}, for the calling goroutine; false where the thread runs none. */
  public static boolean currentCountsIn(InFlight cycle) {
    return GoroutineRegistry.goroutineOf(Thread.currentThread()) instanceof GoroutineTask routine
        && routine.countsIn(cycle);
  }

  @Override
  public String name() {
    return name;
  }

  public Task task() {
    return task;
  }

  @Override
  public @Nullable StackTraceElement creator() {
    return creator;
  }

  @Override
  public Thread thread() {
    return thread;
  }

  @Override
  List<InFlight> cycles() {
    return cycles;
  }

  /**
   * The goroutine, and those that it starts from now on, keep a cycle in flight until they end. To
   * be called by the goroutine itself.
   *
   * @return false if it belongs to no group, and nobody reports its end to the cycle
   */
  private boolean countsIn(InFlight cycle) {
    if (branch == null) {
      return false;
    }
    List<InFlight> more = new ArrayList<>(cycles);
    more.add(cycle);
    cycles = List.copyOf(more);
    branch.countsIn(cycles);
    return true;
  }

  @Override
  public @Nullable Membership membership() {
    return branch == null ? null : branch.group();
  }

  public @Nullable TaskTree branch() {
    return branch;
  }

  @Override
  void leavePlace() {
    if (places != null) {
      places.release();
    }
  }
}
