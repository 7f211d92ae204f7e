package dev.sluice.generated;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.internal.channel.UnsentValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A queue for each worker of a stage, where elements with equal keys go to the same queue: so their
 * order is kept. Generated code makes one for each stage with {@code by}, runs {@link #dispatch} in
 * a goroutine, and gives each worker its {@link #queue}.
 *
 * @param <T> the element type
 */
public final class KeyedQueues<T> {
  /**
   * By what elements are shared.
   *
   * @param <T> the element type
   */
  @FunctionalInterface
  public interface Key<T> {
    /**
     * The key of an element.
     *
     * @param value the element, not null
     * @return the key; null is a key like any other
     * @throws Exception whatever reading it throws
     */
    @Nullable Object of(T value) throws Exception;
  }

  /** The golden ratio in 32 bits: neighbours among hashes end up far from each other. */
  private static final int SPREAD = 0x9E3779B9;

  private final List<Channel<T>> queues = new ArrayList<>();

  private KeyedQueues(int workers, IntFunction<Channel<T>> queue) {
    for (int worker = 1; worker <= workers; worker++) {
      queues.add(queue.apply(worker));
    }
  }

  /**
   * Makes the queues.
   *
   * @param workers how many, at least 1
   * @param queue makes the queue of a worker, whose number begins with 1
   * @param <T> the element type
   * @return the queues
   * @throws IllegalArgumentException if there is no worker
   */
  public static <T> KeyedQueues<T> of(int workers, IntFunction<Channel<T>> queue) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers " + workers + " is below 1");
    }
    return new KeyedQueues<>(workers, queue);
  }

  /**
   * The queue of a worker.
   *
   * @param worker the worker's number, which begins with 1
   * @return its queue, which the worker abandons when it ends
   */
  public ReceiveChannel<T> queue(int worker) {
    return queues.get(worker - 1);
  }

  /**
   * Sends every element to the queue of its key, in the order in which they come. Blocks until the
   * source is closed and drained; while the queue of an element is full, those behind it wait.
   * Closes nothing: that is the caller's.
   *
   * @param from where the elements come from
   * @param key by what they are shared; the key of a null element is null
   * @throws ChannelAbandonedException if the worker of an element has ended
   * @throws InterruptedException if the thread is interrupted before or while it blocks
   * @throws Exception whatever reading a key throws
   */
  public void dispatch(ReceiveChannel<? extends T> from, Key<? super T> key) throws Exception {
    while (true) {
      Received<? extends T> next = from.receiveOk();
      if (!next.ok()) {
        return;
      }
      queueOf(next.value(), key).send(next.value());
    }
  }

  private Channel<T> queueOf(@Nullable T value, Key<? super T> key) throws Exception {
    Object read;
    try {
      read = value == null ? null : key.of(value);
    } catch (Throwable e) {
      dropped(value, e);
      throw e;
    }
    long spread = Integer.toUnsignedLong(Objects.hashCode(read) * SPREAD);
    return queues.get((int) ((spread * queues.size()) >>> Integer.SIZE));
  }

  /** Nobody will have an element whose key could not be read. */
  private void dropped(@Nullable T value, Throwable cause) {
    try {
      UnsentValues.drop(queues.getFirst(), Collections.singletonList(value));
    } catch (Throwable second) {
      cause.addSuppressed(second);
    }
  }

  /** No element will come any more. To be called once, when {@link #dispatch} has returned. */
  public void close() {
    queues.forEach(Channel::close);
  }
}
