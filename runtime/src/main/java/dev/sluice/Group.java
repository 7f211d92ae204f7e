package dev.sluice;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
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
 * <p><b>Failure.</b> The first goroutine that ends with an exception cancels the group; {@link
 * #join} rethrows it as {@link GoroutineFailedException} when all have ended, the failures of
 * others suppressed. {@link ChannelAbandonedException} is a normal end. A failure that neither
 * {@code join} nor a channel operation of the opener has thrown is thrown by {@link #close}.
 *
 * <p><b>Cancellation</b> interrupts every goroutine of the group. An operation on one of the
 * group's channels that blocks, or would block, throws {@link InterruptedException} then; in a
 * thread that is not one of the group's goroutines, such as the one that opened it, it throws the
 * group's failure, or {@link CancellationException} where there is none.
 *
 * <p><b>Members</b> are the goroutines that {@link #go} and {@link #call} start, every goroutine
 * that {@link Go} and {@link WaitGroup} start from a member, and the thread that opened the group.
 * When all members wait for one another on channels, selects and wait groups of the group, no timer
 * of theirs is armed, and no other thread has used one of those channels, {@code join} throws
 * {@link DeadlockException}; so does the operation in which the opener is blocked. A thread outside
 * that has not used a channel yet, or would only cancel the group, is not waited for.
 *
 * <p>What a goroutine did happens before the return of the {@code join} or {@code close} that
 * waited for it.
 */
public final class Group implements AutoCloseable {
  private final String name;
  private final Thread opener = Thread.currentThread();
  private final @Nullable Duration deadline;
  private final Branch root;
  private final Set<Routine> routines = ConcurrentHashMap.newKeySet();
  private final Countdown live = Countdown.ofMembers(this);
  private final Channel<Void> done = Channel.make("done", 0);
  private final Outcome outcome = new Outcome();
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@code lock}; weak, for a group may outlive many of its channels. */
  private final Set<AbstractChannel<?>> channels = Collections.newSetFromMap(new WeakHashMap<>());

  /** Guarded by {@code lock}. */
  private boolean doneClosed;

  private @Nullable CompletableFuture<Void> alarm;
  private volatile boolean cancelled;
  private volatile boolean closed;

  /** Whether a thread outside the group started a goroutine in it, and so may start another one. */
  private volatile boolean foreign;

  /** The group that the same thread had opened before, which is current again after this one. */
  private final @Nullable Group outer;

  /**
   * The group of which the opener is a goroutine, or null. Its cancellation is this group's: the
   * goroutines here may meet it on a channel of the parent before the opener does.
   */
  private final @Nullable Group parent;

  /** What threads outside do here passes it, and a proved deadlock shuts it. */
  private final OutsideGate gate = new OutsideGate();

  private Group(String name, @Nullable Duration deadline) {
    this.name = Objects.requireNonNull(name, "name");
    this.deadline = deadline;
    this.root = new Branch(this, null, name, List.of());
    this.parent = Goroutines.groupOfRoutine(opener);
    this.outer = Goroutines.opened(this);
    Deadlocks.watch(this);
  }

  /**
   * Opens a group.
   *
   * @return the group, to be closed by the calling thread
   */
  public static Group open() {
    return new Group("group", null);
  }

  /**
   * Opens a group with a name.
   *
   * @param name the name, which shows in reports
   * @return the group, to be closed by the calling thread
   */
  public static Group open(String name) {
    return new Group(name, null);
  }

  /**
   * Opens a group with a name and a deadline. Past the deadline the group is cancelled, and {@link
   * #join} throws {@link GoroutineFailedException} with a {@link TimeoutException} as its cause.
   *
   * @param name the name, which shows in reports
   * @param deadline how long the group may run; not positive: it is cancelled at once
   * @return the group, to be closed by the calling thread
   */
  public static Group open(String name, Duration deadline) {
    Group group = new Group(name, Objects.requireNonNull(deadline, "deadline"));
    group.alarm =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, Clock.nanos(deadline), TimeUnit.NANOSECONDS);
    var unused = group.alarm.thenRun(group::expire);
    return group;
  }

  /**
   * Makes a channel that belongs to the group: operations on it end when the group is cancelled,
   * and it counts for deadlock detection.
   *
   * @param name the name, which shows in dumps and reports
   * @param capacity the number of elements that the buffer holds; 0 makes an unbuffered channel
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException "makechan: size out of range" if the capacity is negative
   * @throws IllegalStateException if the group is closed
   */
  public <T> Channel<T> channel(String name, int capacity) {
    Channel<T> channel = Channels.make(name, capacity, new Confinement(this));
    adopt((AbstractChannel<?>) channel);
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
    return new StageSink<>(this, stage);
  }

  /**
   * Starts a goroutine in the group and returns at once. In a cancelled group the task is not run.
   *
   * @param name the name, which shows in reports
   * @param task what it runs
   * @param atEnd run in this order when the task, and every goroutine that it started, has returned
   *     or found its channel abandoned; not when one of them failed or the group was cancelled
   * @throws IllegalStateException if the group is closed
   */
  public void go(String name, Task task, Runnable... atEnd) {
    Objects.requireNonNull(task, "go of nil func value");
    start(
        name,
        () -> {
          if (!isCancelled()) {
            task.run();
          }
        },
        atEnd);
  }

  /**
   * Starts a goroutine that computes a result, and returns at once. In a cancelled group the task
   * is not run and the future is cancelled.
   *
   * @param name the name, which shows in reports
   * @param task what it runs
   * @param atEnd as in {@link #go}
   * @param <R> the type of the result
   * @return the result, there at the latest when {@link #join} returns; its cancellation interrupts
   *     the goroutine and is not a failure of the group
   * @throws IllegalStateException if the group is closed
   */
  public <R> Future<R> call(String name, Callable<R> task, Runnable... atEnd) {
    Objects.requireNonNull(task, "go of nil func value");
    FutureTask<R> future = new FutureTask<>(task);
    start(name, new Computation<>(this, task, future), atEnd);
    return future;
  }

  private void start(String name, Task task, Runnable... atEnd) {
    Objects.requireNonNull(name, "name");
    checkOpen();
    if (!encloses(Thread.currentThread())) {
      foreign = true;
      outsiderCame();
    }
    Branch current = Goroutines.currentBranch();
    Branch parent = current != null && current.group() == this && current != root ? current : null;
    Routine.start(name, task, new Branch(this, parent, name, List.of(atEnd)));
  }

  /**
   * Blocks until every goroutine of the group has ended.
   *
   * @throws GoroutineFailedException if one failed, or the deadline passed
   * @throws DeadlockException if the members wait for one another
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the group
   *     goes on. Also if the thread is a goroutine of another group that is cancelled
   * @throws IllegalStateException if a goroutine of the group calls it, which would wait for itself
   */
  public void join() throws InterruptedException {
    checkOutside("join");
    live.await();
    endDone();
    RuntimeException first = outcome.report();
    if (first != null) {
      throw first;
    }
    if (parent != null && parent.isCancelled()) {
      // What ended did not end by itself.
      throw new InterruptedException("group '" + parent.name + "' is cancelled");
    }
  }

  /**
   * Cancels the group: interrupts its goroutines and closes {@link #done}. Idempotent; never
   * blocks. A goroutine that ends with an {@link InterruptedException} or a {@link
   * CancellationException} then has not failed.
   */
  public void cancel() {
    outsiderCame();
    cancelled = true;
    endDone();
    for (Routine routine : routines) {
      routine.thread().interrupt();
    }
    channels().forEach(AbstractChannel::cancelWaiters);
    LockSupport.unpark(opener);
  }

  /**
   * Whether the group was cancelled, by {@link #cancel}, a failure, the deadline, or {@link #close}
   * while goroutines ran; or the group was in whose goroutine it was opened.
   *
   * @return true if so
   */
  public boolean isCancelled() {
    return cancelled || (parent != null && parent.isCancelled());
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
   * interrupt status is kept). Idempotent.
   *
   * @throws GoroutineFailedException if a goroutine failed and nobody was told of it yet
   * @throws IllegalStateException if a goroutine of the group calls it, which would wait for itself
   */
  @Override
  public void close() {
    checkOutside("close");
    if (closed) {
      return;
    }
    closed = true;
    if (!routines.isEmpty()) {
      cancel();
    }
    boolean interrupted = false;
    while (true) {
      try {
        live.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    endDone();
    if (alarm != null) {
      alarm.cancel(false);
    }
    Deadlocks.unwatch(this);
    Goroutines.closed(this);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    RuntimeException unseen = outcome.isReported() ? null : outcome.report();
    if (unseen != null) {
      throw unseen;
    }
  }

  // What the goroutines and channels of the group tell it.

  /** A channel belongs to the group. */
  void adopt(AbstractChannel<?> channel) {
    checkOpen();
    lock.lock();
    try {
      channels.add(channel);
    } finally {
      lock.unlock();
    }
  }

  /** A goroutine is about to start. */
  void add(Routine routine) {
    live.add(1);
    routines.add(routine);
  }

  /** A goroutine has ended. */
  void remove(Routine routine) {
    routines.remove(routine);
    live.add(-1);
  }

  /** A goroutine, or a stage that runs in it, has ended with an exception. */
  void ended(String who, Throwable cause) {
    if (!(isCancelled() && isCancellation(cause)) && !outcome.has(cause)) {
      fail(new GoroutineFailedException(who, cause));
    }
  }

  /** Cancels the group for a reason. */
  void fail(RuntimeException reason) {
    outcome.add(reason);
    cancel();
  }

  private void expire() {
    if (!closed) {
      fail(
          new GoroutineFailedException(
              name, new TimeoutException("the deadline of " + deadline + " has passed")));
    }
  }

  private static boolean isCancellation(Throwable cause) {
    return cause instanceof InterruptedException
        || cause instanceof CancellationException
        || cause instanceof ClosedByInterruptException
        || cause instanceof InterruptedIOException
        // An interrupt closes the socket that a virtual thread is blocked on.
        || (cause instanceof SocketException && Thread.currentThread().isInterrupted());
  }

  /**
   * What an operation on a channel of the cancelled group throws.
   *
   * @param thread the thread that is blocked in it
   * @return for a goroutine of the group; for any other thread the failure is thrown
   */
  InterruptedException interruption(Thread thread) {
    if (thread == opener || !hasMember(thread)) {
      RuntimeException first = outcome.report();
      throw first != null ? first : new CancellationException("group '" + name + "' is cancelled");
    }
    return new InterruptedException("group '" + name + "' is cancelled");
  }

  private void endDone() {
    lock.lock();
    try {
      if (!doneClosed) {
        doneClosed = true;
        done.close();
      }
    } finally {
      lock.unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("group '" + name + "' is closed");
    }
  }

  private void checkOutside(String operation) {
    Routine routine = Goroutines.routineOf(Thread.currentThread());
    if (routine != null && routine.branch() != null && routine.branch().group() == this) {
      throw new IllegalStateException(
          "%s of group '%s' in its own goroutine '%s' would wait for itself"
              .formatted(operation, name, routine.name()));
    }
  }

  // What reports ask.

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
    return outer;
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether the group will be woken by the clock, so that no standstill of it is final. */
  boolean hasDeadline() {
    return deadline != null;
  }

  /** Whether a thread outside the group starts goroutines in it, so that no standstill is final. */
  boolean isFedFromOutside() {
    return foreign;
  }

  /**
   * A thread outside the group has come to do something that may move its members; told before it
   * does. To be called also with a channel's lock held.
   */
  void outsiderCame() {
    for (Group group = this; group != null; group = group.around()) {
      group.gate.pass();
    }
  }

  OutsideGate gate() {
    return gate;
  }

  /** The group that it was opened in: the one that its opener had opened before, or belongs to. */
  private @Nullable Group around() {
    return outer != null ? outer : parent;
  }

  /** The goroutines that have not ended. */
  List<Routine> routines() {
    return List.copyOf(routines);
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
      group = group.parent;
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
      group = group.around();
    }
    return group != null;
  }

  /** How many groups it is within, beside itself. */
  int depth() {
    int depth = 0;
    for (Group group = parent; group != null; group = group.parent) {
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
    lock.lock();
    try {
      List<AbstractChannel<?>> list = new ArrayList<>(channels);
      list.sort(Comparator.comparingLong(channel -> channel.id));
      return list;
    } finally {
      lock.unlock();
    }
  }
}
