package dev.sluice.generated;

import dev.sluice.SendChannel;
import dev.sluice.Sink;
import dev.sluice.internal.channel.AdaptiveBound;
import dev.sluice.internal.channel.Failures;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Knows which of the values that a broadcast sends reach nobody. A value that has reached one of
 * the targets is that stage's; one that was dropped by every target which had accepted it is told
 * of, once.
 *
 * <p>Only a value that a target may still hold is remembered: a channel drops what is in its
 * buffer, so as many as the largest buffer holds, and the one that is being sent.
 *
 * @param <T> the element type
 */
public final class Shares<T> implements Sink<T> {
  private final Sink<? super T> undelivered;
  private final ReentrantLock lock = new ReentrantLock();

  // The values that were sent last; guarded by the lock.

  private @Nullable Share oldest;
  private @Nullable Share newest;
  private int remembered;

  /** For the next value; for the goroutine that broadcasts. */
  private @Nullable Share spare;

  /**
   * How many values are remembered; an adaptive buffer may have grown meanwhile. Those of {@link
   * Crossing} get larger, but what is to be closed does not cross.
   */
  private int most = AdaptiveBound.MOST + 2;

  /** One value, and how many targets have it or had it. */
  private static final class Share {
    @Nullable Object value;
    int accepted;
    int dropped;

    /** Whether it was sent to all targets that there are. */
    boolean complete;

    @Nullable Share older;
    @Nullable Share newer;

    boolean isLost() {
      return complete && dropped == accepted;
    }
  }

  /**
   * Shares of values that nobody has sent yet.
   *
   * @param undelivered told of each value that has reached no target
   */
  public Shares(Sink<? super T> undelivered) {
    this.undelivered = undelivered;
  }

  /** The targets are known. */
  void begin(List<? extends SendChannel<?>> targets) {
    lock.lock();
    try {
      for (SendChannel<?> target : targets) {
        most = Math.max(most, Math.min(target.capacity(), Integer.MAX_VALUE - 2) + 2);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Asks for the memory of the next value before somebody has it, so that none is lost. */
  void prepare() {
    if (spare == null) {
      spare = new Share();
    }
  }

  /** A value is about to be sent; {@link #prepare} was called since the last one. */
  void next(@Nullable T value) {
    Share share = Objects.requireNonNull(spare);
    spare = null;
    share.value = value;
    lock.lock();
    try {
      share.older = newest;
      if (newest == null) {
        oldest = share;
      } else {
        newest.newer = share;
      }
      newest = share;
      remembered++;
      if (remembered > most) {
        forgetOldest();
      }
    } finally {
      lock.unlock();
    }
  }

  private void forgetOldest() {
    Share next = Objects.requireNonNull(Objects.requireNonNull(oldest).newer);
    next.older = null;
    oldest = next;
    remembered--;
  }

  /** The value is about to be sent to a target, or that one has refused it after all. */
  void sending(int change) {
    lock.lock();
    try {
      Objects.requireNonNull(newest).accepted += change;
    } finally {
      lock.unlock();
    }
  }

  /** The value will be sent to nobody else. */
  void complete() {
    Share share;
    boolean lost;
    lock.lock();
    try {
      share = Objects.requireNonNull(newest);
      share.complete = true;
      lost = share.isLost();
    } finally {
      lock.unlock();
    }
    if (lost) {
      try {
        tell(share.value);
      } catch (Exception e) {
        throw Failures.<RuntimeException>sneak(e);
      }
    }
  }

  /** A target has dropped a value that it had accepted. */
  @Override
  public void accept(T value) throws Exception {
    boolean lost = false;
    lock.lock();
    try {
      for (Share share = newest; share != null; share = share.older) {
        if (share.value == value && share.dropped < share.accepted) {
          share.dropped++;
          lost = share.isLost();
          break;
        }
      }
    } finally {
      lock.unlock();
    }
    if (lost) {
      tell(value);
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // a value that was sent; null is the caller's own
  private void tell(@Nullable Object value) throws Exception {
    undelivered.accept((T) value);
  }
}
