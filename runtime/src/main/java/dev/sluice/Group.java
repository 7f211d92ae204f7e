package dev.sluice;

import dev.sluice.internal.schedule.Alarm;
import dev.sluice.internal.schedule.Members;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A structured group of goroutines: nothing that is started in it outlives it. To be opened in a
 * {@code try} statement.
 *
 * <pre>{@code
 * try (Group group = Group.open("squares")) {
 *   Channel<Integer> naturals = group.channel("naturals", 0);
 *   group.go("counter", () -> counter(naturals), naturals::close);
 *   group.go("printer", () -> printer(naturals), naturals::abandon);
 *   group.join();
 * }
 * }</pre>
 *
 * <p><b>Failure.</b> The first goroutine that ends with an exception cancels the group. When all
 * have ended, {@link #join} throws a new {@link GoroutineFailedException}, made by the thread that
 * joins; its cause is what the goroutine ended with, and the failures of others are suppressed.
 * {@link ChannelAbandonedException} is a normal end. No failure is lost: what neither {@code join}
 * nor an operation of the opener on a channel has thrown is thrown by {@link #close}.
 *
 * <p><b>Cancellation</b> interrupts every goroutine of the group, and of the groups that are open
 * in its goroutines, and closes their {@link #done}. An operation on one of the group's channels
 * that blocks, or would block, throws {@link InterruptedException} then; in a thread that is not
 * one of the group's goroutines, such as the one that opened it, it throws the group's failure, or
 * {@link CancellationException} where there is none.
 *
 * <p><b>Members</b> are the goroutines that {@link #go} and {@link #call} start, every goroutine
 * that {@link Go} and {@link WaitGroup} start from a member, and the thread that opened the group.
 * What a member starts by {@code go} or {@code call} of its group is a sibling: a task of its own,
 * with {@code atEnd} of its own, for which no other task waits. What it starts by {@link Go} or
 * {@link WaitGroup} is a child: {@code atEnd} of the task waits for it. A goroutine that has opened
 * another group starts its children there; what it, or a goroutine of the other group, starts by
 * {@code go} or {@code call} of this group works for its task, whose {@code atEnd} waits for it.
 *
 * <p>When all members wait for one another on channels, selects and wait groups of the group, no
 * timer of theirs is armed, and no other thread has used one of those channels, {@code join} throws
 * {@link DeadlockException}; so does the operation in which the opener is blocked. A thread outside
 * that has not used a channel yet, or would only cancel the group, is not waited for.
 *
 * <p><b>Life.</b> A group is open until {@link #close} begins. While {@code close} waits, members
 * may still start goroutines and make channels, but nobody else may; after that nobody may.
 *
 * <p>What a goroutine did happens before the return of the {@code join} or {@code close} that
 * waited for it.
 */
public final class Group implements AutoCloseable {
  private final String name;
  private final Thread opener = Thread.currentThread();
  private final @Nullable Duration deadline;
  private final Branch root;
  private final GroupLifetime lifetime;
  private final GroupChannels channels = new GroupChannels();
  private final Outcome outcome = new Outcome();
  private final JoinCounter live = new JoinCounter(this);
  private final PlaceLimit places = new PlaceLimit(this);
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

  private Group(Run run, @Nullable Duration deadline) {
    this.name = run.name();
    this.run = run;
    this.deadline = deadline;
    this.root = new Branch(this, null, name, List.of());
    this.lifetime = new GroupLifetime(name);
    this.nesting = GroupNesting.of(this);
    run.begin(this);
    Group parent = nesting.parent();
    // A pipeline that is a stage drains with the one that it is a stage of.
    this.drain = parent != null && run.outer() != null ? parent.drain : new Drain();
    if (parent != null && parent.lifetime.openInner(this)) {
      cancel();
    }
    if (live.scheduler == null) {
      Deadlocks.watch(this);
    }
    run.announce();
  }

  /** Opens the group of a run. */
  static Group open(Run run) {
    return new Group(run, null);
  }

  /**
   * Opens a group.
   *
   * @return the group, to be closed by the calling thread
   */
  public static Group open() {
    return open("group");
  }

  /**
   * Opens a group with a name.
   *
   * @param name the name, which shows in reports
   * @return the group, to be closed by the calling thread
   */
  public static Group open(String name) {
    return open(Run.ofGroup(name));
  }

  /**
   * Opens a group with a name and a deadline. Past the deadline the group is cancelled, and {@link
   * #join} throws {@link GoroutineFailedException}, which names the group as its {@linkplain
   * GoroutineFailedException#goroutine goroutine}, with a {@link TimeoutException} as its cause. A
   * group whose goroutines a {@code join} has seen end before is in time.
   *
   * @param name the name, which shows in reports
   * @param deadline how long the group may run; not positive: it is cancelled at once
   * @return the group, to be closed by the calling thread
   */
  public static Group open(String name, Duration deadline) {
    Group group = new Group(Run.ofGroup(name), Objects.requireNonNull(deadline, "deadline"));
    long nanos = Clock.nanos(deadline);
    if (nanos <= 0) {
      group.expire();
    } else {
      group.alarm = Alarms.after(nanos, group::expire);
    }
    return group;
  }

  /**
   * Makes a channel for the members of the group: operations on it end when the group is cancelled,
   * and it counts for deadlock detection. Where threads that are not members use it too, a {@link
   * #port} is the right channel.
   *
   * @param name the name, which shows in dumps and reports
   * @param capacity the number of elements that the buffer holds; 0 makes an unbuffered channel
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException "makechan: size out of range" if the capacity is negative
   * @throws IllegalStateException if the group is closed
   */
  public <T> Channel<T> channel(String name, int capacity) {
    return adopt(Channels.make(name, capacity, new Confinement(this)));
  }

  /**
   * Makes a channel for the members of the group whose buffer the runtime chooses. It holds two
   * values at first, and more, up to 1,024, while the receivers take values at a pace at which a
   * larger buffer pays: some microseconds for each or less. A sender that waits because the buffer
   * is full goes on when it is half empty. {@link Channel#capacity} is the capacity at the time.
   *
   * <p>Right where nothing depends on how far a sender runs ahead. Generated pipelines use it where
   * one end of a channel is a loop that was generated, and no capacity is declared.
   *
   * @param name the name, which shows in dumps and reports
   * @param <T> the element type
   * @return the channel
   * @throws IllegalStateException if the group is closed
   */
  public <T> Channel<T> channel(String name) {
    return adopt(Channels.adaptive(name, new Confinement(this)));
  }

  /**
   * Makes a channel whose buffer the runtime chooses, as {@link #channel(String)}, and tells a
   * function of every value that is dropped, as {@link #channel(String, int, Sink)}.
   *
   * @param name the name, which shows in dumps and reports
   * @param undelivered what to do with values that nobody will receive
   * @param <T> the element type
   * @return the channel
   * @throws IllegalStateException if the group is closed
   */
  public <T> Channel<T> channel(String name, Sink<? super T> undelivered) {
    return adopt(Channels.telling(Channels.adaptive(name, new Confinement(this)), undelivered));
  }

  /**
   * Makes a channel for the members of the group, and hands a function every value that is dropped:
   * by {@link ReceiveChannel#abandon}, or when the group has ended cancelled or failed and the
   * channel still holds it. It gets each value once, without a lock, when the channel has changed
   * its state. What it throws at the end of the group is suppressed in the group's failure, or is
   * the failure where there is none.
   *
   * @param name the name, which shows in dumps and reports
   * @param capacity the number of elements that the buffer holds; 0 makes an unbuffered channel
   * @param undelivered what to do with values that nobody will receive
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException "makechan: size out of range" if the capacity is negative
   * @throws IllegalStateException if the group is closed
   */
  public <T> Channel<T> channel(String name, int capacity, Sink<? super T> undelivered) {
    return adopt(Channels.make(name, capacity, new Confinement(this), undelivered));
  }

  private <T> Channel<T> adopt(Channel<T> channel) {
    adopt((AbstractChannel<?>) channel);
    return channel;
  }

  /**
   * Makes a channel for the members of the group that drops a value when it is full, so that a send
   * never blocks.
   *
   * @param name the name, which shows in dumps and reports
   * @param capacity the number of elements that the buffer holds, at least 1
   * @param overflow what is dropped
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException if the capacity is below 1
   * @throws IllegalStateException if the group is closed
   */
  public <T> Channel<T> channel(String name, int capacity, Overflow overflow) {
    Channel<T> channel = Channels.make(name, capacity, overflow, new Confinement(this), null);
    adopt((AbstractChannel<?>) channel);
    return channel;
  }

  /**
   * Makes a channel for the members of the group that drops a value when it is full, and tells a
   * function of every value that it drops, then or at its end; see {@link #channel(String, int,
   * Sink)}. What the function throws when the channel is full, the send throws.
   *
   * @param name the name, which shows in dumps and reports
   * @param capacity the number of elements that the buffer holds, at least 1
   * @param overflow what is dropped when the channel is full
   * @param undelivered what to do with values that nobody will receive
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException if the capacity is below 1
   * @throws IllegalStateException if the group is closed
   */
  public <T> Channel<T> channel(
      String name, int capacity, Overflow overflow, Sink<? super T> undelivered) {
    Channel<T> channel =
        Channels.make(name, capacity, overflow, new Confinement(this), undelivered);
    adopt((AbstractChannel<?>) channel);
    return channel;
  }

  /**
   * Makes a channel between the group and threads outside: callbacks, servers, executors. It is
   * never part of the proof of a deadlock, because a member that waits on it waits for somebody
   * whom the group does not know.
   *
   * <p>Nobody waits on it longer than for the group. When the group is cancelled, an operation that
   * blocks, or would block, throws the group's failure in a thread outside, or {@link
   * CancellationException} where there is none. When the group ends normally, at {@link #close}, a
   * port that no member has closed is abandoned: receives report closed, sends throw {@link
   * ChannelAbandonedException}. What is left in one that was closed can still be received.
   *
   * @param name the name, which shows in dumps and reports
   * @param capacity the number of elements that the buffer holds; 0 makes an unbuffered channel
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException "makechan: size out of range" if the capacity is negative
   * @throws IllegalStateException if the group is closed
   */
  public <T> Channel<T> port(String name, int capacity) {
    Channel<T> channel = Channels.make(name, capacity, new Confinement(this, true));
    lifetime.check(isMember());
    channels.add((AbstractChannel<?>) channel, true, run.keepsChannels());
    return channel;
  }

  /**
   * A channel whose receiver is a stage that runs in the sender's goroutine: a send returns when
   * the stage has returned, and is ready in every select. To be called by the goroutine that sends.
   *
   * <p>As if the stage ran in a goroutine of its own, what it throws fails the group, even if the
   * sender catches it; the send throws it too, and so does every later send. It gets one value at a
   * time: where goroutines that the sender has started in the group send as well, they wait for one
   * another. {@link ChannelAbandonedException} only ends the sender, as a send to an abandoned
   * channel does.
   *
   * @param stage the stage
   * @param <T> the element type
   * @return the sending side
   */
  public <T> SendChannel<T> into(Sink<? super T> stage) {
    return into(stage, new SendChannel<?>[0]);
  }

  /**
   * The same where it is known to which channels the stage sends: {@link
   * SendChannel#awaitAbandoned} returns when all of these are over.
   *
   * @param stage the stage
   * @param behind the channels to which it leads; none where it needs none to go on
   * @param <T> the element type
   * @return the sending side
   */
  public <T> SendChannel<T> into(Sink<? super T> stage, SendChannel<?>... behind) {
    return new StageSink<>(this, stage, behind);
  }

  /**
   * Starts a goroutine in the group. Returns at once, unless there is a {@link #limit}. In a
   * cancelled group the task is not run.
   *
   * @param name the name, which shows in reports
   * @param task what it runs
   * @param atEnd run once, in this order, when the task and every child that it started has
   *     returned or found its channel abandoned; not when one of them failed or the group was
   *     cancelled. What they start belongs to the group, and runs nothing at its end
   * @throws IllegalStateException if the group is closed
   * @throws CancellationException if the thread is interrupted, or the group cancelled, while it
   *     waits for the limit; the interrupt status is kept
   */
  public void go(String name, Task task, Runnable... atEnd) {
    start(name, unlessCancelled(task), true, false, atEnd);
  }

  /**
   * Starts a goroutine in the group if the {@link #limit} allows it now. Never blocks.
   *
   * @param name the name, which shows in reports
   * @param task what it runs
   * @param atEnd as in {@link #go}
   * @return false if as many tasks run as the limit allows
   * @throws IllegalStateException if the group is closed
   */
  public boolean tryGo(String name, Task task, Runnable... atEnd) {
    return start(name, unlessCancelled(task), false, false, atEnd);
  }

  /**
   * Starts goroutines of this group on platform threads instead of virtual ones.
   *
   * @return what starts them
   */
  public PlatformGoroutines onPlatform() {
    return new PlatformGoroutines(this);
  }

  void goOnPlatform(String name, Task task, Runnable[] atEnd) {
    start(name, unlessCancelled(task), true, true, atEnd);
  }

  <R> Future<R> callOnPlatform(String name, Callable<R> task, Runnable[] atEnd) {
    return call(name, task, true, atEnd);
  }

  private Task unlessCancelled(Task task) {
    Objects.requireNonNull(task, "go of nil func value");
    return () -> {
      if (!isCancelled()) {
        task.run();
      }
    };
  }

  /**
   * Starts a goroutine that computes a result. Returns at once, unless there is a {@link #limit}.
   * In a cancelled group the task is not run and the future is cancelled.
   *
   * @param name the name, which shows in reports
   * @param task what it runs
   * @param atEnd as in {@link #go}; not run if the future is cancelled
   * @param <R> the type of the result
   * @return the result, there at the latest when {@link #join} returns; its cancellation interrupts
   *     the goroutine and is not a failure of the group
   * @throws IllegalStateException if the group is closed
   * @throws CancellationException if the thread is interrupted, or the group cancelled, while it
   *     waits for the limit; the interrupt status is kept
   */
  public <R> Future<R> call(String name, Callable<R> task, Runnable... atEnd) {
    return call(name, task, false, atEnd);
  }

  private <R> Future<R> call(String name, Callable<R> task, boolean platform, Runnable[] atEnd) {
    Objects.requireNonNull(task, "go of nil func value");
    FutureTask<R> future =
        Members.current() == null ? new FutureTask<>(task) : new DurableFuture<>(task);
    start(name, new Computation<>(this, task, future), true, platform, atEnd);
    return future;
  }

  private boolean start(String name, Task task, boolean wait, boolean platform, Runnable[] atEnd) {
    Objects.requireNonNull(name, "name");
    List<Runnable> actions = List.of(atEnd);
    lifetime.check(isMember());
    if (!encloses(Thread.currentThread())) {
      lifetime.feedFromOutside();
      outsiderCame();
    }
    Branch branch = new Branch(this, GroupNesting.taskBehind(this), name, actions);
    if (!places.isSet()) {
      Routine.start(name, task, branch, null, platform);
      return true;
    }
    if (!places.tryTake()) {
      if (!wait) {
        return false;
      }
      places.take();
    }
    Routine.start(name, task, branch, places, platform);
    return true;
  }

  /**
   * Limits how many tasks that {@link #go}, {@link #tryGo} and {@link #call} have started run at
   * once: errgroup's {@code SetLimit}. While there are so many, {@code go} and {@code call} block,
   * and {@code tryGo} returns false. A task counts until it has returned; its children do not
   * count.
   *
   * @param tasks how many, at least 1
   * @return the group
   * @throws IllegalArgumentException if it is below 1
   * @throws IllegalStateException if tasks run already under another limit
   */
  public Group limit(int tasks) {
    if (tasks < 1) {
      throw new IllegalArgumentException("limit " + tasks + " is below 1");
    }
    places.set(tasks);
    return this;
  }

  /**
   * Blocks until every goroutine of the group has ended.
   *
   * @throws GoroutineFailedException if one failed, or the deadline passed; a new one in each call
   * @throws DeadlockException if the members wait for one another
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the group
   *     goes on. Also if the thread is a goroutine of another group that is cancelled
   * @throws IllegalStateException if a goroutine of the group calls it, or of a group that is open
   *     in one, which would wait for itself
   */
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
    Group parent = nesting.parent();
    if (parent != null && parent.isCancelled()) {
      // What ended did not end by itself.
      throw new InterruptedException("group '" + parent.name + "' is cancelled");
    }
  }

  /**
   * Cancels the group: interrupts its goroutines and closes {@link #done}, also in the groups that
   * are open in its goroutines. Idempotent: a goroutine is interrupted once, and may clean up
   * undisturbed. Never blocks. A goroutine that ends with an {@link InterruptedException} or a
   * {@link CancellationException} then has not failed.
   */
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
    places.cancel();
    lifetime.interrupt();
  }

  /**
   * Whether the group was cancelled, by {@link #cancel}, a failure, the deadline, or {@link #close}
   * while goroutines ran; or the group was in whose goroutine it was opened.
   *
   * @return true if so
   */
  public boolean isCancelled() {
    Group group = this;
    while (group != null && !group.lifetime.isCancelled()) {
      group = group.nesting.parent();
    }
    return group != null;
  }

  /**
   * A channel that is closed when the group is cancelled or over: Go's {@code ctx.Done()}.
   *
   * @return the channel, the same one at each call
   */
  public ReceiveChannel<Void> done() {
    return done.receiveOnly();
  }

  /**
   * Cancels what still runs and waits for it, also if the thread is interrupted meanwhile (the
   * interrupt status is kept). Idempotent; where several threads call it, all of them wait.
   *
   * <p>A goroutine that ignores its interrupt cannot be ended. The logger {@code dev.sluice} says
   * which ones {@code close} waits for, after a second and then every ten.
   *
   * @throws GoroutineFailedException if there is a failure that was not thrown yet
   * @throws IllegalStateException if a goroutine of the group calls it, or of a group that is open
   *     in one, which would wait for itself
   */
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
        reminder = new Reminder("group '" + name + "'", this::routines);
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
    Group parent = nesting.parent();
    if (parent != null) {
      parent.lifetime.closeInner(this);
    }
    Deadlocks.unwatch(this);
    Goroutines.closed(this);
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

  /** A channel belongs to the group. */
  void adopt(AbstractChannel<?> channel) {
    lifetime.check(isMember());
    channels.add(channel, false, run.keepsChannels());
  }

  /** A goroutine is about to start. */
  void add(Routine routine) {
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
  void remove(Routine routine) {
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
  void fail(DeadlockException deadlock) {
    outcome.add(Failure.of(deadlock));
    cancelMembers();
  }

  /** What was told of a value that nobody will receive has thrown something. */
  void dropFailed(Throwable cause) {
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
      Queue<Group> inner = new ArrayDeque<>(lifetime.inner());
      for (Group group = inner.poll(); group != null; group = inner.poll()) {
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
  InterruptedException interruption(Thread thread) {
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
    Routine routine = Goroutines.routineOf(Thread.currentThread());
    Branch branch = routine == null ? null : routine.branch();
    if (branch != null && branch.group().isWithin(this)) {
      throw new IllegalStateException(
          "%s of group '%s' in its own goroutine '%s' would wait for itself"
              .formatted(operation, name, Goroutines.nameOf(Thread.currentThread())));
    }
  }

  /** The sources of the group end; what is in flight arrives. */
  void drain() {
    outsiderCame();
    drain.begin();
  }

  /** What ends the sources of the group, and of the pipelines that are stages in it. */
  Drain drained() {
    return drain;
  }

  // What reports ask.

  Run run() {
    return run;
  }

  Tallies tallies() {
    return tallies;
  }

  String name() {
    return name;
  }

  Branch root() {
    return root;
  }

  Thread opener() {
    return opener;
  }

  @Nullable Group outer() {
    return nesting.outer();
  }

  GroupNesting nesting() {
    return nesting;
  }

  boolean isClosed() {
    return lifetime.isClosed();
  }

  /** Whether the group will be woken by the clock, so that no standstill of it is final. */
  boolean hasDeadline() {
    return deadline != null;
  }

  /** Whether a thread outside the group starts goroutines in it, so that no standstill is final. */
  boolean isFedFromOutside() {
    return lifetime.isFedFromOutside();
  }

  /**
   * A thread outside the group has come to do something that may move its members; told before it
   * does. To be called also with a channel's lock held.
   */
  void outsiderCame() {
    for (Group group = this; group != null; group = group.nesting.enclosing()) {
      group.gate.pass();
    }
  }

  OutsideGate gate() {
    return gate;
  }

  /** The goroutines that have not ended, in the order in which they were started. */
  List<Routine> routines() {
    return lifetime.routines();
  }

  private boolean isMember() {
    return hasMember(Thread.currentThread());
  }

  /** Whether a thread is a member of the group, or of one that a goroutine of it has opened. */
  boolean hasMember(Thread thread) {
    if (thread == opener) {
      return true;
    }
    Group group = Goroutines.groupOfRoutine(thread);
    return group != null && group.isWithin(this);
  }

  /**
   * Whether a thread counts with the members for the proof of a deadlock: also one of a group that
   * the opener has opened after this one, and that ends before it.
   */
  boolean encloses(Thread thread) {
    if (thread == opener) {
      return true;
    }
    Group group = Goroutines.groupOfRoutine(thread);
    return group != null && group.isEnclosedBy(this);
  }

  /** Whether it is the other group, or a goroutine of that one has opened it, or of one within. */
  boolean isWithin(Group other) {
    Group group = this;
    while (group != null && group != other) {
      group = group.nesting.parent();
    }
    return group != null;
  }

  /**
   * Whether it is the other group, or was opened and will be closed while that one is open: by a
   * goroutine of it, or by its opener after it.
   */
  boolean isEnclosedBy(Group other) {
    Group group = this;
    while (group != null && group != other) {
      group = group.nesting.enclosing();
    }
    return group != null;
  }

  /** How many groups it is within, beside itself. */
  int depth() {
    int depth = 0;
    for (Group group = nesting.parent(); group != null; group = group.nesting.parent()) {
      depth++;
    }
    return depth;
  }

  /** Whether a blocked operation is a {@link #join} of this group. */
  boolean isJoinedBy(Parker operation) {
    return operation.awaited().stream().anyMatch(awaited -> awaited.on() == live);
  }

  /** The channels that are still in use, in the order in which they were made. */
  List<AbstractChannel<?>> channels() {
    return channels.list();
  }
}
