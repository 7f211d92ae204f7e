package dev.sluice;

import dev.sluice.internal.channel.CountingSink;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of a channel: Go's {@code chan<- T}.
 *
 * <p>Every method may be called by any number of goroutines and platform threads at once. A send
 * happens before the completion of its receive (rule MM-02); the close happens before a receive
 * that reports it (rule MM-03); on an unbuffered channel the receive happens before the completion
 * of the send (rule MM-04).
 *
 * @param <T> the element type; null elements are legal
 */
public interface SendChannel<T> {
  /**
   * Sends a value. Blocks until a receiver takes it or the buffer has room (rules SND); on a nil
   * channel for ever. Blocked senders are served in the order in which they came (rule FIF-02).
   *
   * @param value the value
   * @throws InterruptedException if the thread is interrupted before or while it blocks; nothing
   *     was sent then
   * @throws ChannelClosedException "send on closed channel" if the channel is closed, or gets
   *     closed while the send blocks
   * @throws ChannelAbandonedException if the receivers abandoned the channel, before or while the
   *     send blocks
   */
  void send(@Nullable T value) throws InterruptedException;

  /**
   * Sends a value if that is possible without blocking: a select with this send and a default
   * (rules NB).
   *
   * @param value the value
   * @return whether it was sent; always false on a nil channel
   * @throws ChannelClosedException "send on closed channel" if the channel is closed
   * @throws ChannelAbandonedException if the receivers abandoned the channel
   */
  boolean trySend(@Nullable T value);

  /**
   * Sends a value if that is possible within a time. Blocks until then at most; the order among
   * blocked senders is that of {@link #send}. Nothing is allocated where it need not block.
   *
   * @param value the value
   * @param timeout how long to wait; zero or negative: this is {@link #trySend(Object)}; longer
   *     than the clock can count: for ever
   * @return whether it was sent; false if nobody took it in time
   * @throws InterruptedException if the thread is interrupted before or while it blocks; nothing
   *     was sent then
   * @throws ChannelClosedException "send on closed channel" if the channel is closed, or gets
   *     closed while the send blocks
   * @throws ChannelAbandonedException if the receivers abandoned the channel, before or while the
   *     send blocks
   */
  boolean trySend(@Nullable T value, Duration timeout) throws InterruptedException;

  /**
   * Blocks until no receiver will come, or the senders have closed or failed the channel: to be
   * called where callbacks send, so that they can be switched off. A goroutine that waits here
   * counts as able to run, because it says that others send. On a nil channel for ever.
   *
   * @throws InterruptedException if the thread is interrupted before or while it blocks
   */
  void awaitAbandoned() throws InterruptedException;

  /**
   * Closes the channel with a failure. Never blocks. Receivers first get what is buffered; then
   * every receive, range and select throws a {@link ChannelFailedException} of its own. For the
   * senders it is like {@link #close}. No effect on an abandoned channel; and a channel that is
   * abandoned later reports closed.
   *
   * @param cause the failure, which becomes the cause of what receivers throw
   * @throws ChannelClosedException "fail of closed channel" if the channel is closed or has failed
   * @throws IllegalStateException "fail of nil channel" on a nil channel
   */
  void fail(Throwable cause);

  /**
   * Says that no value will be sent any more. Never blocks. Receivers first get what is buffered,
   * then null and {@code ok == false}; blocked senders fail (rules CLS). No effect on an abandoned
   * channel.
   *
   * @throws ChannelClosedException "close of closed channel" if the channel is closed already
   * @throws IllegalStateException "close of nil channel" on a nil channel
   */
  void close();

  /**
   * The number of values in the buffer just now. Never blocks, and orders nothing (rule MM-10).
   *
   * @return the number of elements; 0 for an unbuffered or nil channel
   */
  int length();

  /**
   * The size of the buffer.
   *
   * @return the number of elements; 0 for an unbuffered or nil channel
   */
  int capacity();

  /**
   * A channel whose receiver is a function that runs in the sender's goroutine: a send returns when
   * the function has returned, and is ready in every select. What the function throws, checked or
   * not, the send throws. A function that throws {@link ChannelAbandonedException} has enough: it
   * is not called again, and every later send throws that. After {@link #close} a send fails as on
   * any channel; {@link #fail} acts as {@code close}.
   *
   * @param sink the function; called by several goroutines at once if several send. A stage of a
   *     group is better handed to {@link Group#into}
   * @param <T> the element type
   * @return the sending side
   */
  static <T> SendChannel<T> into(Sink<? super T> sink) {
    return new CountingSink<>(sink);
  }
}
