package dev.sluice;

import dev.sluice.internal.channel.Channels;
import dev.sluice.internal.channel.LatestChannel;
import dev.sluice.internal.channel.NilChannel;

/**
 * A channel, both sides: Go's {@code chan T}. Two channels are equal if they are the same channel,
 * whichever view of it they are (rules MK-20, MK-21).
 *
 * @param <T> the element type; null elements are legal
 */
public interface Channel<T> extends SendChannel<T>, ReceiveChannel<T> {
  /**
   * Makes an unbuffered channel: a send and its receive meet (rule MK-01).
   *
   * @param <T> the element type
   * @return the channel
   */
  static <T> Channel<T> make() {
    return make(0);
  }

  /**
   * Makes a channel with a buffer. Memory is taken as the buffer fills, not here (rule MK-09).
   *
   * @param capacity the number of elements that the buffer holds; 0 makes an unbuffered channel
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException "makechan: size out of range" if the capacity is negative
   */
  static <T> Channel<T> make(int capacity) {
    return Channels.make(null, capacity, null);
  }

  /**
   * Makes a channel with a name that shows in dumps and reports.
   *
   * @param name the name
   * @param capacity the number of elements that the buffer holds; 0 makes an unbuffered channel
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException "makechan: size out of range" if the capacity is negative
   */
  static <T> Channel<T> make(String name, int capacity) {
    return Channels.make(name, capacity, null);
  }

  /**
   * Makes a channel with a name that hands the values which it drops to a function. What a send
   * throws for, or {@code trySend} refuses, stays the sender's and is not handed to it.
   *
   * @param name the name
   * @param capacity the number of elements that the buffer holds; 0 makes an unbuffered channel
   * @param undelivered called with each dropped value once, in the thread that abandons the
   *     channel, without a lock, after the channel has changed its state. All values are told; then
   *     {@code abandon} throws the first exception of the sink, the others suppressed
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException "makechan: size out of range" if the capacity is negative
   */
  static <T> Channel<T> make(String name, int capacity, Sink<? super T> undelivered) {
    return Channels.make(name, capacity, null, undelivered);
  }

  /**
   * Makes a conflating channel: it holds the newest value, a send replaces an older one that nobody
   * has received, and so never blocks: {@link #sliding} of one.
   *
   * @param <T> the element type
   * @return the channel, of capacity 1
   */
  static <T> Channel<T> latest() {
    return new LatestChannel<>();
  }

  /**
   * Makes a channel that drops the oldest value when it is full, so that a send never blocks.
   *
   * @param capacity the number of elements that the buffer holds, at least 1
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException if the capacity is below 1
   */
  static <T> Channel<T> sliding(int capacity) {
    return Channels.make(null, capacity, Overflow.DROP_OLDEST, null, null);
  }

  /**
   * Makes a channel that drops what is sent when it is full, so that a send never blocks. {@code
   * trySend} gives true also then.
   *
   * @param capacity the number of elements that the buffer holds, at least 1
   * @param <T> the element type
   * @return the channel
   * @throws IllegalArgumentException if the capacity is below 1
   */
  static <T> Channel<T> dropping(int capacity) {
    return Channels.make(null, capacity, Overflow.DROP_NEWEST, null, null);
  }

  /**
   * The nil channel: sends and receives block for ever, a select never chooses it, and close fails
   * (rules SND-06, RCV-04, CLS-01, NB-08).
   *
   * @param <T> the element type
   * @return the channel, the same one at each call
   */
  static <T> Channel<T> nil() {
    return NilChannel.instance();
  }

  /**
   * A view of the sending side. It equals this channel and cannot be cast back to it (rule DN-12).
   *
   * @return the view
   */
  SendChannel<T> sendOnly();

  /**
   * A view of the receiving side. It equals this channel and cannot be cast back to it (rule
   * DN-12).
   *
   * @return the view
   */
  ReceiveChannel<T> receiveOnly();
}
