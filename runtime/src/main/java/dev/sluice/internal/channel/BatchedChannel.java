package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A channel whose elements are received in batches. One goroutine fills a batch at a time, because
 * several that fill one each would wait for elements that one of them has.
 *
 * <p>A batch that its goroutine is interrupted in is dropped: the channel is told of its elements
 * as of those that it still holds when its group is cancelled.
 */
public final class BatchedChannel<T> implements ReceiveChannel<List<T>>, HasCore {
  private final ReceiveChannel<T> channel;
  private final int max;
  private final Duration within;
  private final Filling filling;

  public BatchedChannel(ReceiveChannel<T> channel, int max, Duration within) {
    this.channel = channel;
    this.max = max;
    this.within = within;
    this.filling = new Filling(Views.core(channel));
  }

  /**
   * Lets one goroutine fill a batch; those that wait count as if they were blocked on the channel.
   */
  private static final class Filling extends Turnstile {
    private final @Nullable AbstractChannel<?> in;

    Filling(Object core) {
      super(
          GoroutineRegistry.currentGroup(),
          WaitReason.CHAN_RECEIVE,
          label(core),
          Integer.MAX_VALUE);
      in = core instanceof AbstractChannel<?> channel ? channel : null;
    }

    private static String label(Object core) {
      return core instanceof AbstractChannel<?> channel ? channel.label() : "";
    }

    @Override
    public void waits() {
      if (in != null) {
        in.receiverWaits();
      }
    }
  }

  /** The channel with the single elements. */
  @Override
  public Object core() {
    return Views.core(channel);
  }

  @Override
  public @Nullable List<T> receive() throws InterruptedException {
    List<T> batch = next();
    return batch.isEmpty() ? null : batch;
  }

  @Override
  public Received<List<T>> receiveOk() throws InterruptedException {
    return received(next());
  }

  private static <T> Received<List<T>> received(List<T> batch) {
    return batch.isEmpty() ? new Received<>(null, false) : new Received<>(batch, true);
  }

  /** The next batch; empty when the channel is closed and drained. */
  private List<T> next() throws InterruptedException {
    List<T> batch;
    // The turnstile never ends.
    boolean inside = filling.enter();
    try {
      batch = channel.receiveUpTo(max, within);
    } finally {
      if (inside) {
        filling.leaveAndFree();
      }
    }
    if (!batch.isEmpty() && Thread.interrupted()) {
      InterruptedException interrupted = new InterruptedException();
      drop(batch, interrupted);
      throw interrupted;
    }
    return batch;
  }

  /**
   * Tells of a batch that nobody will get; what that throws is reported as of any dropped value.
   */
  private void drop(List<T> batch, InterruptedException interrupted) {
    try {
      UnsentValues.drop(channel, new ArrayList<@Nullable Object>(batch));
    } catch (Throwable e) {
      Membership group = GoroutineRegistry.currentGroup();
      if (group != null) {
        group.dropFailed(e);
      } else {
        interrupted.addSuppressed(e);
      }
    }
  }

  @Override
  public Optional<Received<List<T>>> tryReceive() {
    return channel.tryReceive().map(this::withWhatIsThere);
  }

  @Override
  public Optional<Received<List<T>>> tryReceive(Duration timeout) throws InterruptedException {
    return channel.tryReceive(timeout).map(this::withWhatIsThere);
  }

  @SuppressWarnings("NullAway") // a null element is the caller's own
  private Received<List<T>> withWhatIsThere(Received<T> first) {
    List<T> batch = new ArrayList<>();
    Optional<Received<T>> next = Optional.of(first);
    while (next.isPresent() && next.get().ok()) {
      batch.add(next.get().value());
      next = batch.size() < max ? channel.tryReceive() : Optional.empty();
    }
    return received(batch);
  }

  @Override
  public List<List<T>> receiveUpTo(int most) throws InterruptedException {
    return receiveUpTo(most, Duration.ZERO);
  }

  /** One batch: what comes later belongs to a batch of its own. */
  @Override
  public List<List<T>> receiveUpTo(int most, Duration time) throws InterruptedException {
    if (most < 1) {
      throw new IllegalArgumentException("max " + most + " is below 1");
    }
    List<T> batch = next();
    return new ArrayList<>(batch.isEmpty() ? List.of() : Collections.singletonList(batch));
  }

  @Override
  public Iterator<List<T>> iterator() {
    return new Iterator<>() {
      // The batch received ahead; empty at the end; null where none is.
      private @Nullable List<T> ahead;

      @Override
      public boolean hasNext() {
        return !ahead().isEmpty();
      }

      @Override
      public List<T> next() {
        List<T> batch = ahead();
        if (batch.isEmpty()) {
          throw new NoSuchElementException("the channel is closed");
        }
        ahead = null;
        return batch;
      }

      private List<T> ahead() {
        List<T> batch = ahead;
        if (batch == null) {
          batch = nextInRange();
          ahead = batch;
        }
        return batch;
      }
    };
  }

  /** As a range over a channel: an interrupt is a cancellation, and its status stays set. */
  private List<T> nextInRange() {
    try {
      return next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled =
          new CancellationException("interrupted in a range over the batches of a channel");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  @Override
  public void abandon() {
    channel.abandon();
  }

  @Override
  public int length() {
    return channel.length();
  }

  @Override
  public int capacity() {
    return channel.capacity();
  }

  @Override
  public String toString() {
    return "batches of " + channel;
  }
}
