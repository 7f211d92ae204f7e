/**
 * Channels: the lock, waiters and their queues, blocked operations, every kind of channel, and
 * select. They are in one package, so that the fields that an operation touches stay
 * package-private. Channels know groups as a {@link dev.sluice.internal.channel.Membership} only.
 *
 * <h2>How an operation happens</h2>
 *
 * <p>An operation is <em>attempted</em> under the channel's lock. If it can proceed, the value goes
 * into or comes out of the buffer, or the first goroutine that waits on the other side is
 * <em>claimed</em>; after the lock is released that goroutine is given its value and
 * <em>completed</em>. If it cannot proceed, a place is <em>queued</em> under the same lock, and the
 * goroutine <em>parks</em>. Exactly one of these ends a blocked operation: the other side, a close,
 * a failure, an abandon, the cancellation of a group, or its own goroutine, which
 * <em>withdraws</em> it after an interrupt or when its time is over. For an operation on one
 * channel the channel's lock decides which; for a select, which waits on several channels, a
 * compare-and-set.
 *
 * <h2>Locks and their order</h2>
 *
 * <p>There are two kinds of locks.
 *
 * <ol>
 *   <li><b>Locks of groups and reports</b> are locks of {@code java.util.concurrent}: of a group's
 *       lifetime, of its outcome, of its channels, of a started pipeline. They guard a few fields,
 *       and no code of users runs with one of them held. They are not acquired with a channel's
 *       lock held.
 *   <li><b>Locks of channels</b>, of wait groups and of what else goroutines queue for are spin
 *       locks. With one of them held nobody yields, parks, blocks, allocates what can be allocated
 *       before, throws what can be thrown after, or runs code of users.
 * </ol>
 *
 * <p>A thread that waits for a channel's lock holds none. Two operations need several of them: one
 * on both sides of a buffered channel, which locks the sending side first, and a select, which
 * locks its channels in the order in which they were made. Each locks the first, <em>tries</em> the
 * others for a bounded time, and if one of them is not free releases all and begins again. So the
 * order is not needed to avoid a deadlock; it makes it likely that somebody gets on at once.
 *
 * <table>
 *   <caption>What may be called with a channel's lock held</caption>
 *   <tr><th>may</th><th>may not</th></tr>
 *   <tr><td>read and write fields of the channel, its queues and its waiters</td>
 *       <td>wait for another lock, of any kind</td></tr>
 *   <tr><td>claim a waiter, complete a claimed one</td>
 *       <td>unpark its thread: that is done when the lock is released</td></tr>
 *   <tr><td>ask whether a thread is a member of a group, which reads a concurrent map</td>
 *       <td>ask for its name, make a report</td></tr>
 *   <tr><td>try a second channel's lock</td>
 *       <td>call a sink, a function stage, an {@code undelivered}</td></tr>
 * </table>
 *
 * <p>Many waiters are completed in sections of a bounded length. That is right because nobody
 * queues on a channel that is over, and because a wait group counts the rounds of its counter.
 *
 * <h2>Why there is progress</h2>
 *
 * <p>The argument stands in the comment of the class {@code SpinLock}: a thread that holds a
 * channel's lock is mounted on a thread of the operating system, and nothing that it does with the
 * lock held unmounts it. Room on the stack comes with the lock (class {@code StackRoom}), so that
 * no {@link StackOverflowError} ends a section half way. What is assumed is that the operating
 * system lets each of its ready threads run again. Nothing is assumed of the order in which the JDK
 * runs virtual threads: a goroutine that has yielded or parked holds nothing that others wait for.
 *
 * <h2>Where memory effects come from</h2>
 *
 * <ul>
 *   <li>A value in a buffer: from the index of its side, written with release and read with
 *       acquire; where both sides are locked, from the locks.
 *   <li>A value that is handed over: from the state of the blocked operation. The value is written
 *       first and the state last, and a goroutine that sees the state sees the value.
 *   <li>The close, the failure and the abandon: from the channel's lock, or from the state of the
 *       operation that they end.
 *   <li>The start and the end of goroutines: from {@link java.lang.Thread#start}, and from the
 *       counter that a join waits for.
 * </ul>
 */
@NullMarked
package dev.sluice.internal.channel;

import org.jspecify.annotations.NullMarked;
