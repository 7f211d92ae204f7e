package dev.sluice;

import dev.sluice.internal.channel.PulledChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of a channel: Go's {@code <-chan T}. A {@code for} loop over it is Go's {@code
 * range}.
 *
 * <p>Every method may be called by any number of goroutines and platform threads at once. The send
 * of a value happens before the completion of its receive (rule MM-02).
 *
 * @param <T> the element type
 */
public interface ReceiveChannel<T> extends Iterable<T> {
  /**
   * Receives a value. Blocks until there is one or the channel is closed (rules RCV); on a nil
   * channel for ever. Blocked receivers are served in the order in which they came (rule FIF-03).
   *
   * @return the value; null, the zero value, once the channel is closed and drained
   * @throws InterruptedException if the thread is interrupted before or while it blocks; nothing
   *     was received then
   * @throws ChannelFailedException if the channel has failed and is drained
   */
  @Nullable T receive() throws InterruptedException;

  /**
   * Receives a value and says whether there was one. Blocks like {@link #receive}.
   *
   * @return the value and true; null and false once the channel is closed and drained (rule RCV-02)
   * @throws InterruptedException if the thread is interrupted before or while it blocks; nothing
   *     was received then
   * @throws ChannelFailedException if the channel has failed and is drained
   */
  Received<T> receiveOk() throws InterruptedException;

  /**
   * Receives if that is possible without blocking: a select with this receive and a default (rules
   * NB).
   *
   * @return what was received, which may be the close (rule CLS-09); empty if it would block
   * @throws ChannelFailedException if the channel has failed and is drained
   */
  Optional<Received<T>> tryReceive();

  /**
   * Receives if that is possible within a time. Blocks until then at most; the order among blocked
   * receivers is that of {@link #receive}.
   *
   * @param timeout how long to wait; zero or negative: this is {@link #tryReceive()}; longer than
   *     the clock can count: for ever
   * @return what was received, which may be the close (rule CLS-09); empty if nothing came in time
   * @throws InterruptedException if the thread is interrupted before or while it blocks; nothing
   *     was received then
   * @throws ChannelFailedException if the channel has failed and is drained
   */
  Optional<Received<T>> tryReceive(Duration timeout) throws InterruptedException;

  /**
   * Receives several values: blocks until there is one, then takes what is there without waiting.
   * Where memory or the stack is used up, it returns what it has.
   *
   * @param max how many to receive at most
   * @return the values in the order in which they were received, a list of the caller's own; empty
   *     once the channel is closed and drained
   * @throws InterruptedException if the thread is interrupted before or while it blocks; nothing
   *     was received then
   * @throws ChannelFailedException if the channel has failed and is drained
   * @throws IllegalArgumentException if {@code max} is below 1
   */
  List<T> receiveUpTo(int max) throws InterruptedException;

  /**
   * Receives several values: blocks until there is one, then takes what comes within a time.
   *
   * <p>Once it has received a value it returns what it has: where the thread is interrupted, with
   * the interrupt status set; where the channel fails, and the next call throws that; where memory
   * or the stack is used up.
   *
   * @param max how many to receive at most
   * @param within how long to wait after the first value; zero or negative: what is there
   * @return the values in the order in which they were received, a list of the caller's own; empty
   *     once the channel is closed and drained
   * @throws InterruptedException if the thread is interrupted before the first value; nothing was
   *     received then
   * @throws ChannelFailedException if the channel has failed and is drained
   * @throws IllegalArgumentException if {@code max} is below 1
   */
  List<T> receiveUpTo(int max, Duration within) throws InterruptedException;

  /**
   * Receives until the channel is closed and drained (rules RNG). {@link Iterator#hasNext} does the
   * receive, blocks like {@link #receive}, and takes one value however often it is called; leaving
   * a loop early takes no further value.
   *
   * <p>Where the thread is interrupted, {@code hasNext} and {@code next} throw {@link
   * java.util.concurrent.CancellationException}, and the interrupt status stays set.
   *
   * @return an iterator for one goroutine
   */
  @Override
  Iterator<T> iterator();

  /**
   * Says that no receiver will come again. Idempotent; never blocks. Buffered values are dropped;
   * blocked and later sends, {@code trySend} and send cases too, throw {@link
   * ChannelAbandonedException}; a later close has no effect; a receive reports closed. No effect on
   * a nil channel.
   */
  void abandon();

  /**
   * The receives of a range as a sequential stream: one value is received for each element that is
   * taken. To close the stream {@linkplain #abandon abandons} the channel. Where the thread is
   * interrupted it throws as {@link #iterator} does.
   *
   * @return the stream, for one goroutine
   */
  default Stream<T> stream() {
    Spliterator<T> values = Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED);
    return StreamSupport.stream(values, false).onClose(this::abandon);
  }

  /**
   * A channel that is fed from what can be iterated: each receive takes one element, in the
   * receiver's goroutine and by one goroutine at a time, and nothing is taken ahead. In a select it
   * is always ready, and an element is taken when it is chosen. It is closed at the end of the
   * elements. When they have ended, or the channel is abandoned, {@code values} is closed if it is
   * {@link AutoCloseable}.
   *
   * <p>What the iterator throws ends the channel as if it had failed with that.
   *
   * @param values the elements; iterated when the first one is received
   * @param <T> the element type
   * @return the receiving side
   */
  static <T> ReceiveChannel<T> from(Iterable<? extends T> values) {
    return new PulledChannel<>(values, values::iterator);
  }

  /**
   * A channel that is fed from a stream, which is closed when its elements have ended or the
   * channel is abandoned; see {@link #from(Iterable)}.
   *
   * @param values the elements; the stream is not used before the first one is received
   * @param <T> the element type
   * @return the receiving side
   */
  static <T> ReceiveChannel<T> from(Stream<? extends T> values) {
    return new PulledChannel<>(values, values::iterator);
  }

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
}
