package dev.sluice.internal.group;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.internal.channel.AbstractChannel;
import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.Cancellations;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.RegisteredGoroutine;
import dev.sluice.internal.channel.RuntimeListener;
import dev.sluice.internal.channel.SourceSet;
import dev.sluice.internal.schedule.Members;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What a group of goroutines is: it knows its life, what it has ended with, its channels and where
 * it stands among others, and lets each know of the rest.
 */
public final class GroupCore extends CancellableGroup implements Membership, AutoCloseable {
  private final String name;
  private final Thread opener = Thread.currentThread();
  private final GroupDeadline deadline;
  private final TaskTree root;
  private final GroupLifetime lifetime;
  private final GroupChannels channels = new GroupChannels();
  private final Outcome outcome = new Outcome();
  private final JoinCounter live = new JoinCounter(this);
  private final PlaceLimit places = new PlaceLimit(this);
  private final Channel<Void> done = Channel.make("done", 0);

  /** The task in whose goroutine the group was opened, or null. */
  private final @Nullable TaskTree branch;

  private final @Nullable GroupCore outer;
  private final Run run;
  private final SourceSet sources;
  private final Tallies tallies = new Tallies();

  private final EnclosedThreads enclosed =
      new EnclosedThreads(
          thread -> GroupNesting.isEnclosed(GoroutineRegistry.groupOfGoroutine(thread), this));

  /** What threads outside do here passes it, and a proved deadlock shuts it. */
  private final OutsideGate gate = new OutsideGate();

  /** The group of a run, which the calling thread opens; see {@link OpenGroups#open(Run)}. */
  GroupCore(Run run, GroupDeadline deadline, @Nullable TaskTree branch, @Nullable GroupCore outer) {
    this.name = run.name();
    this.run = run;
    this.deadline = deadline;
    this.root = new TaskTree(this, null, name, List.of());
    this.lifetime = new GroupLifetime(name);
    this.branch = branch;
    this.outer = outer;
    GoroutineRegistry.opens(opener, this);
    GroupCore parent = parent();
    run.begin(
        new RunningGroup(this, opener, channels, lifetime, tallies),
        parent == null ? null : parent.run,
        outer == null);
    // A pipeline that is a stage drains with the one that it is a stage of.
    this.sources = parent != null && run.isStage() ? parent.sources : new SourceSet();
    if (joinParent()) {
      cancel();
    }
    if (live.scheduler == null) {
      RuntimeListener.get().opens(this);
    }
    run.announce();
  }

  /** Takes a channel for its members into the group. */
  public <T> Channel<T> adopt(Channel<T> channel) {
    return adopt(channel, false);
  }

  /** Takes a channel that is for threads outside as well. */
  public <T> Channel<T> adoptPort(Channel<T> channel) {
    return adopt(channel, true);
  }

  private <T> Channel<T> adopt(Channel<T> channel, boolean port) {
    lifetime.check(isMember());
    channels.add((AbstractChannel<?>) channel, port, run.keepsChannels());
    return channel;
  }

  /** See {@link Group#join}. */
  public void join() throws InterruptedException {
    GroupNesting.checkOutside(this, "join");
    live.await(null);
    lifetime.join();
    endDone();
    dropIfCancelled();
    RuntimeException failure = outcome.tell();
    if (failure != null) {
      throw failure;
    }
    GroupCore parent = parent();
    if (parent != null && parent.isCancelled()) {
      // What ended did not end by itself.
      throw new InterruptedException("group '" + parent.name + "' is cancelled");
    }
  }

  /** See {@link Group#cancel}. */
  public void cancel() {
    outsiderCame();
    cancelOnce();
  }

  @Override
  void interrupt() {
    // First, so that a place which an interrupted goroutine leaves goes to nobody.
    places.cancel();
    lifetime.interrupt();
  }

  @Override
  public @Nullable GroupCore parent() {
    return branch == null ? null : branch.group();
  }

  /** See {@link Group#done}. */
  public ReceiveChannel<Void> done() {
    return done.receiveOnly();
  }

  /** See {@link Group#close}. */
  @Override
  public void close() {
    GroupNesting.checkOutside(this, "close");
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
    // The wiring of a pipeline that is not joined has failed: nobody receives what is sent so far.
    if (lifetime.isRunning() || (run.isWired() && !lifetime.isJoined())) {
      cancel();
    }
    boolean interrupted = live.awaitUntil(lifetime::tryEnd);
    run.end(outcome);
    endDone();
    dropIfCancelled();
    if (!isCancelled()) {
      channels.endPorts();
    }
    deadline.cancel();
    leaveParent();
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
  void add(GroupMember routine) {
    if (lifetime.isOverdue()) {
      fail(name, deadline.passed());
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
  void remove(GroupMember routine) {
    lifetime.leave(routine);
    spreadWhatIsOwed();
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
    cancelOnce();
  }

  @Override
  public void dropFailed(Throwable cause) {
    outcome.add(Failure.ofDroppedValue(name, cause));
    cancelOnce();
  }

  private void fail(String who, Throwable cause) {
    outcome.add(who, cause);
    cancelOnce();
  }

  /** The deadline has passed. */
  void expire() {
    if (lifetime.expire()) {
      fail(name, deadline.passed());
    }
  }

  @Override
  void release() {
    endDone();
    Members.unpark(opener);
    channels.cancelWaiters();
  }

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

  /** The sources of the group end; what is in flight arrives. */
  void drain() {
    outsiderCame();
    sources.end();
  }

  /** The sources of the group, and of the pipelines that are stages in it. */
  public SourceSet sources() {
    return sources;
  }

  // What reports ask.

  @Override
  public Run run() {
    return run;
  }

  @Override
  public void blocked(Thread thread, long nanos) {
    run.blocked(thread, nanos);
  }

  PlaceLimit places() {
    return places;
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
    return outer;
  }

  @Nullable TaskTree branch() {
    return branch;
  }

  @Override
  public boolean isClosed() {
    return lifetime.isClosed();
  }

  @Override
  public boolean hasDeadline() {
    return deadline.isSet();
  }

  /** Whether a thread outside the group starts goroutines in it, so that no standstill is final. */
  public boolean isFedFromOutside() {
    return lifetime.isFedFromOutside();
  }

  @Override
  public void outsiderCame() {
    GroupCore group = this;
    while (group != null) {
      group.gate.pass();
      group = group.outer != null ? group.outer : group.parent();
    }
  }

  public OutsideGate gate() {
    return gate;
  }

  /** The goroutines that have not ended, in the order in which they were started. */
  public List<RegisteredGoroutine> routines() {
    return lifetime.routines();
  }

  @Override
  public List<Thread> memberThreads() {
    return routines().stream().map(RegisteredGoroutine::thread).toList();
  }

  private boolean isMember() {
    return hasMember(Thread.currentThread());
  }

  /** Whether a thread is a member of the group, or of one that a goroutine of it has opened. */
  boolean hasMember(Thread thread) {
    return thread == opener
        || GroupNesting.isWithin(GoroutineRegistry.groupOfGoroutine(thread), this);
  }

  @Override
  public boolean encloses(Thread thread) {
    return thread == opener || enclosed.contains(thread);
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
}
