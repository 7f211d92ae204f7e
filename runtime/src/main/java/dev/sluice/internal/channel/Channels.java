package dev.sluice.internal.channel;

import dev.sluice.Channel;
import dev.sluice.Overflow;
import dev.sluice.Sink;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses the kind of channel. */
public final class Channels {
  private Channels() {}

  public static <T> Channel<T> make(
      @Nullable String name, int capacity, @Nullable ChannelUsers confinement) {
    if (capacity < 0) {
      throw new IllegalArgumentException("makechan: size out of range");
    }
    return capacity == 0
        ? new UnbufferedChannel<>(name, confinement)
        : new BufferedChannel<>(name, capacity, confinement);
  }

  /** A channel that drops a value when it is full. */
  public static <T> Channel<T> make(
      @Nullable String name,
      int capacity,
      Overflow overflow,
      @Nullable ChannelUsers confinement,
      @Nullable Sink<? super T> undelivered) {
    Channel<T> channel = new OverflowChannel<>(name, atLeastOne(capacity), overflow, confinement);
    return undelivered == null ? channel : telling(channel, undelivered);
  }

  /** The capacity of a channel that drops: one that holds nothing would drop everything. */
  static int atLeastOne(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is below 1");
    }
    return capacity;
  }

  /** A channel whose capacity follows what its goroutines do. */
  public static <T> Channel<T> adaptive(String name, ChannelUsers confinement) {
    return new BufferedChannel<>(name, confinement, new AdaptiveBound(System.nanoTime()));
  }

  /** The same where a source sends that its receiver may run. */
  public static <T> Channel<T> fusible(String name, ChannelUsers confinement) {
    return new FusibleChannel<>(name, confinement);
  }

  /**
   * A channel of no group whose capacity follows what its goroutines do.
   *
   * @param most its highest capacity; a power of two
   * @param nanos how long its receivers may take for each value for that, in nanoseconds
   */
  public static <T> Channel<T> adaptive(String name, int most, long nanos) {
    return new BufferedChannel<>(name, null, new AdaptiveBound(System.nanoTime(), most, nanos));
  }

  /** Makes a channel, and the sink is told of dropped values. */
  public static <T> Channel<T> make(
      @Nullable String name,
      int capacity,
      @Nullable ChannelUsers confinement,
      Sink<? super T> undelivered) {
    return telling(make(name, capacity, confinement), undelivered);
  }

  /** From now on the sink is told of dropped values. */
  public static <T> Channel<T> telling(Channel<T> channel, Sink<? super T> undelivered) {
    @SuppressWarnings("unchecked") // only elements are dropped
    Sink<Object> sink = (Sink<Object>) Objects.requireNonNull(undelivered);
    ((AbstractChannel<?>) channel).tellUndelivered(sink);
    return channel;
  }

  /**
   * Runs a source that sends to a channel of this library: in the calling goroutine or, if the
   * channel is {@linkplain #fusible fusible}, in the one that receives.
   *
   * @param channel where its values go
   * @param step takes an element of it
   */
  public static <T> void run(Channel<T> channel, FusedSource.Step step) throws Exception {
    FusedSource source = new FusedSource((AbstractChannel<?>) channel, step);
    if (channel instanceof FusibleChannel<T> fusible) {
      fusible.run(source);
    } else {
      source.run();
    }
  }
}
