package dev.sluice.internal.group;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.internal.channel.AbstractChannel;
import dev.sluice.internal.channel.Alarms;
import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.Cancellations;
import dev.sluice.internal.channel.Clock;
import dev.sluice.internal.channel.Drain;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.RuntimeListener;
import dev.sluice.internal.schedule.Alarm;
import dev.sluice.internal.schedule.Members;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a group of goroutines is: it knows its life, what it has ended with, its channels and where
 * it stands among others, and lets each know of the rest.
 */
public final class GroupCore implements Membership, AutoCloseable {
  private final String name;
  private final Thread opener = Thread.currentThread();
  private final @Nullable Duration deadline;
  private final TaskTree root;
  private final GroupLifetime lifetime;
  private final GroupChannels channels = new GroupChannels();
  private final Outcome outcome = new Outcome();
  private final JoinCounter live = new JoinCounter(this);
  private final GroupTasks tasks = new GroupTasks(this);
  private final Channel<Void> done = Channel.make("done", 0);
  private final GroupNesting nesting;
  private final Run run;
  private final Drain drain;
  private final Tallies tallies = new Tallies();
  private @Nullable Alarm alarm;

  /** What threads outside do here passes it, and a proved deadlock shuts it. */
  private final OutsideGate gate = new OutsideGate();

  /** Whether a cancellation did not reach everything for want of memory. */
  private volatile boolean owed;

  private GroupCore(Run run, @Nullable Duration deadline) {
    this.name = run.name();
    this.run = run;
    this.deadline = deadline;
    this.root = new TaskTree(this, null, name, List.of());
    this.lifetime = new GroupLifetime(name);
    this.nesting = GroupNesting.of(this);
    run.begin(this);
    GroupCore parent = nesting.parent();
    // A pipeline that is a stage drains with the one that it is a stage of.
    this.drain = parent != null && run.outer() != null ? parent.drain : new Drain();
    if (parent != null && parent.lifetime.openInner(this)) {
      cancel();
    }
    if (live.scheduler == null) {
      RuntimeListener.get().opens(this);
    }
    run.announce();
  }

  /** Opens the group of a run. */
  public static GroupCore open(Run run) {
    return new GroupCore(run, null);
  }

  /** Opens the group of a run that ends when a time has passed. */
  public static GroupCore open(Run run, Duration deadline) {
    GroupCore group = new GroupCore(run, deadline);
    long nanos = Clock.nanos(deadline);
    if (nanos <= 0) {
      group.expire();
    } else {
      group.alarm = Alarms.after(nanos, group::expire);
    }
    return group;
  }

  /** Takes a channel for its members into the group. */
  public <T> Channel<T> adopt(Channel<T> channel) {
    lifetime.check(isMember());
    channels.add((AbstractChannel<?>) channel, false, run.keepsChannels());
    return channel;
  }

  /** Takes a channel that is for threads outside as well. */
  public <T> Channel<T> adoptPort(Channel<T> channel) {
    lifetime.check(isMember());
    channels.add((AbstractChannel<?>) channel, true, run.keepsChannels());
    return channel;
  }

  /** See {@link Group#join}. */
  public void join() throws InterruptedException {
    checkOutside("join");
    live.await(null);
    lifetime.join();
    endDone();
    dropIfCancelled();
    RuntimeException failure = outcome.tell();
    if (failure != null) {
      throw failure;
    }
    GroupCore parent = nesting.parent();
    if (parent != null && parent.isCancelled()) {
      // What ended did not end by itself.
      throw new InterruptedException("group '" + parent.name + "' is cancelled");
    }
  }

  /** See {@link Group#cancel}. */
  public void cancel() {
    outsiderCame();
    cancelMembers();
  }

  private void cancelMembers() {
    // Only the first of many failures has anything to cancel.
    if (lifetime.cancel()) {
      interrupt();
      spread();
    }
  }

  /** Needs no memory: it may be the lack of it that the group is cancelled for. */
  private void interrupt() {
    // First, so that a place which an interrupted goroutine leaves goes to nobody.
    tasks.cancel();
    lifetime.interrupt();
  }

  /** See {@link Group#isCancelled}. */
  @Override
  public boolean isCancelled() {
    GroupCore group = this;
    while (group != null && !group.lifetime.isCancelled()) {
      group = group.nesting.parent();
    }
    return group != null;
  }

  /** See {@link Group#done}. */
  public ReceiveChannel<Void> done() {
    return done.receiveOnly();
  }

  /** See {@link Group#close}. */
  @Override
  public void close() {
    checkOutside("close");
    switch (lifetime.close()) {
      case DONE -> {}
      case ANOTHER -> lifetime.awaitEnd();
      case FIRST -> {
        try {
          end();
        } finally {
          lifetime.ended();
        }
        RuntimeException untold = outcome.tellTheRest();
        if (untold != null) {
          throw untold;
        }
      }
    }
  }

  private void end() {
    if (lifetime.isRunning()) {
      cancel();
    }
    boolean interrupted = false;
    Reminder reminder = null;
    while (!lifetime.tryEnd()) {
      // It is about real time, and what reminds in the time of a test is the test itself.
      if (reminder == null && Members.current() == null) {
        reminder = new Reminder("group '" + name + "'", this::memberThreads);
      }
      try {
        live.await(reminder);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    run.end(this, outcome);
    endDone();
    dropIfCancelled();
    if (!isCancelled()) {
      channels.endPorts();
    }
    if (alarm != null) {
      alarm.cancel();
    }
    GroupCore parent = nesting.parent();
    if (parent != null) {
      parent.lifetime.closeInner(this);
    }
    RuntimeListener.get().closes(this);
    GoroutineRegistry.closes(opener, this);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the channels of a cancelled group still hold will not be received by anybody. */
  private void dropIfCancelled() {
    if (isCancelled()) {
      channels.drop(cause -> outcome.add(Failure.ofDroppedValue(name, cause)));
    }
  }

  // What the goroutines and channels of the group tell it.

  /** A thread is about to start a task; throws where the group is closed. */
  void admitsTask() {
    lifetime.check(isMember());
    if (!encloses(Thread.currentThread())) {
      lifetime.feedFromOutside();
      outsiderCame();
    }
  }

  /** A goroutine is about to start. */
  void add(GoroutineTask routine) {
    if (lifetime.isOverdue()) {
      fail(name, overdue());
    }
    live.add();
    try {
      lifetime.enter(routine, isMember());
    } catch (Throwable e) {
      live.remove();
      throw e;
    }
  }

  /** A goroutine has ended. */
  void remove(GoroutineTask routine) {
    lifetime.leave(routine);
    if (owed) {
      owed = false;
      spread();
    }
    live.remove();
  }

  /** A goroutine, or a stage that runs in it, has ended with an exception. */
  void ended(String who, Throwable cause) {
    if (!isCancelled() || !Cancellations.isOne(cause)) {
      fail(who, cause);
    }
  }

  /** Cancels the group for a deadlock. */
  public void fail(DeadlockException deadlock) {
    outcome.add(Failure.of(deadlock));
    cancelMembers();
  }

  /** What was told of a value that nobody will receive has thrown something. */
  @Override
  public void dropFailed(Throwable cause) {
    outcome.add(Failure.ofDroppedValue(name, cause));
    cancelMembers();
  }

  private void fail(String who, Throwable cause) {
    outcome.add(who, cause);
    cancelMembers();
  }

  private void expire() {
    if (lifetime.expire()) {
      fail(name, overdue());
    }
  }

  private TimeoutException overdue() {
    return new PassedDeadlineException("the deadline of " + deadline + " has passed");
  }

  /**
   * Lets everything else know of the cancellation: whoever waits here, and the groups within. What
   * is not reached for want of memory is tried again when a goroutine has ended; the goroutines
   * themselves have been interrupted before.
   */
  private void spread() {
    try {
      release();
      Queue<GroupCore> inner = new ArrayDeque<>(lifetime.inner());
      for (GroupCore group = inner.poll(); group != null; group = inner.poll()) {
        if (group.lifetime.cancel()) {
          group.interrupt();
        }
        group.release();
        inner.addAll(group.lifetime.inner());
      }
    } catch (OutOfMemoryError | LinkageError e) {
      // A class that is used here for the first time may not be linked without memory either.
      owed = true;
    }
  }

  private void release() {
    endDone();
    Members.unpark(opener);
    channels.cancelWaiters();
  }

  /**
   * What an operation on a channel of the cancelled group throws.
   *
   * @param thread the thread that is blocked in it
   * @return for a goroutine of the group; for any other thread the failure is thrown
   */
  @Override
  public InterruptedException interruption(Thread thread) {
    if (thread == opener || !hasMember(thread)) {
      RuntimeException failure = thread == opener ? outcome.tell() : outcome.show();
      throw failure != null
          ? failure
          : new CancellationException("group '" + name + "' is cancelled");
    }
    return new InterruptedException("group '" + name + "' is cancelled");
  }

  private void endDone() {
    if (lifetime.endDone()) {
      done.close();
    }
  }

  private void checkOutside(String operation) {
    TaskTree branch = OpenGroups.branchOfGoroutine(Thread.currentThread());
    if (branch != null && GroupNesting.isWithin(branch.group(), this)) {
      throw new IllegalStateException(
          "%s of group '%s' in its own goroutine '%s' would wait for itself"
              .formatted(operation, name, GoroutineRegistry.nameOf(Thread.currentThread())));
    }
  }

  /** The sources of the group end; what is in flight arrives. */
  void drain() {
    outsiderCame();
    drain.begin();
  }

  /** What ends the sources of the group, and of the pipelines that are stages in it. */
  public Drain drained() {
    return drain;
  }

  // What reports ask.

  Run run() {
    return run;
  }

  @Override
  public long runId() {
    return run.id();
  }

  @Override
  public void blocked(Thread thread, long nanos) {
    run.blocked(thread, nanos);
  }

  /** What starts its goroutines. */
  public GroupTasks tasks() {
    return tasks;
  }

  public Tallies tallies() {
    return tallies;
  }

  @Override
  public String name() {
    return name;
  }

  TaskTree root() {
    return root;
  }

  public Thread opener() {
    return opener;
  }

  @Override
  public @Nullable GroupCore outer() {
    return nesting.outer();
  }

  GroupNesting nesting() {
    return nesting;
  }

  @Override
  public boolean isClosed() {
    return lifetime.isClosed();
  }

  /** Whether the group will be woken by the clock, so that no standstill of it is final. */
  @Override
  public boolean hasDeadline() {
    return deadline != null;
  }

  /** Whether a thread outside the group starts goroutines in it, so that no standstill is final. */
  public boolean isFedFromOutside() {
    return lifetime.isFedFromOutside();
  }

  /**
   * A thread outside the group has come to do something that may move its members; told before it
   * does. To be called also with a channel's lock held.
   */
  @Override
  public void outsiderCame() {
    for (GroupCore group = this; group != null; group = group.nesting.enclosing()) {
      group.gate.pass();
    }
  }

  public OutsideGate gate() {
    return gate;
  }

  /** The goroutines that have not ended, in the order in which they were started. */
  public List<GoroutineTask> routines() {
    return lifetime.routines();
  }

  @Override
  public List<Thread> memberThreads() {
    return routines().stream().map(GoroutineTask::thread).toList();
  }

  private boolean isMember() {
    return hasMember(Thread.currentThread());
  }

  /** Whether a thread is a member of the group, or of one that a goroutine of it has opened. */
  boolean hasMember(Thread thread) {
    return thread == opener || GroupNesting.isWithin(OpenGroups.groupOfGoroutine(thread), this);
  }

  @Override
  public boolean encloses(Thread thread) {
    return thread == opener || GroupNesting.isEnclosed(OpenGroups.groupOfGoroutine(thread), this);
  }

  @Override
  public boolean isEnclosedBy(Membership other) {
    return GroupNesting.isEnclosed(this, other);
  }

  /** How many groups it is within, beside itself. */
  public int depth() {
    return GroupNesting.depth(this);
  }

  /** Whether a blocked operation is a {@link #join} of this group. */
  public boolean isJoinedBy(BlockedOperation operation) {
    return operation.awaited().stream().anyMatch(awaited -> awaited.on() == live);
  }

  /** The channels that are still in use, in the order in which they were made. */
  List<AbstractChannel<?>> channels() {
    return channels.list();
  }
}
