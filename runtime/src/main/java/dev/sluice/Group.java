package dev.sluice;

import dev.sluice.internal.channel.ChannelUsers;
import dev.sluice.internal.channel.Channels;
import dev.sluice.internal.group.GroupAccess;
import dev.sluice.internal.group.GroupCore;
import dev.sluice.internal.group.GroupTasks;
import dev.sluice.internal.group.OpenGroups;
import dev.sluice.internal.group.Run;
import dev.sluice.internal.group.StageSink;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

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
  static {
    GroupAccess.provide(Group.class, Group::new, group -> group.core);
  }

  private final GroupCore core;
  private final GroupTasks tasks;

  Group(GroupCore core) {
    this.core = core;
    this.tasks = new GroupTasks(core);
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
    return new Group(OpenGroups.open(Run.ofGroup(name)));
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
    return new Group(
        OpenGroups.open(Run.ofGroup(name), Objects.requireNonNull(deadline, "deadline")));
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
    return core.adopt(Channels.make(name, capacity, new ChannelUsers(core)));
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
    return core.adopt(Channels.adaptive(name, new ChannelUsers(core)));
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
    return core.adopt(
        Channels.telling(Channels.adaptive(name, new ChannelUsers(core)), undelivered));
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
    return core.adopt(Channels.make(name, capacity, new ChannelUsers(core), undelivered));
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
    return core.adopt(Channels.make(name, capacity, overflow, new ChannelUsers(core), null));
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
    return core.adopt(Channels.make(name, capacity, overflow, new ChannelUsers(core), undelivered));
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
    return core.adoptPort(Channels.make(name, capacity, new ChannelUsers(core, true)));
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
    return new StageSink<>(core, stage, behind);
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
    tasks.go(name, task, false, atEnd);
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
    return tasks.tryGo(name, task, atEnd);
  }

  /**
   * Starts goroutines of this group on platform threads instead of virtual ones.
   *
   * @return what starts them
   */
  public PlatformGoroutines onPlatform() {
    return new PlatformGoroutines(tasks);
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
    return tasks.call(name, task, false, atEnd);
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
    this.tasks.limit(tasks);
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
    core.join();
  }

  /**
   * Cancels the group: interrupts its goroutines and closes {@link #done}, also in the groups that
   * are open in its goroutines. Idempotent: a goroutine is interrupted once, and may clean up
   * undisturbed. Never blocks. A goroutine that ends with an {@link InterruptedException} or a
   * {@link CancellationException} then has not failed.
   */
  public void cancel() {
    core.cancel();
  }

  /**
   * Whether the group was cancelled, by {@link #cancel}, a failure, the deadline, or {@link #close}
   * while goroutines ran; or the group was in whose goroutine it was opened.
   *
   * @return true if so
   */
  public boolean isCancelled() {
    return core.isCancelled();
  }

  /**
   * A channel that is closed when the group is cancelled or over: Go's {@code ctx.Done()}.
   *
   * @return the channel, the same one at each call
   */
  public ReceiveChannel<Void> done() {
    return core.done();
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
    core.close();
  }
}
