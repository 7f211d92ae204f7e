package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The nil channel: nothing is ever ready, and a goroutine that waits, waits for ever. */
public final class NilChannel<T> extends TwoWayChannel<T> {
  private static final NilChannel<?> INSTANCE = new NilChannel<>();

  private NilChannel() {
    // There is one for the whole process, whoever is the first to need it.
    super(null, null, null);
  }

  @SuppressWarnings("unchecked") // it never holds an element
  public static <T> NilChannel<T> instance() {
    return (NilChannel<T>) INSTANCE;
  }

  @Override
  Object accept(@Nullable Object value) {
    return BLOCKED;
  }

  @Override
  @Nullable Object provide() {
    return BLOCKED;
  }

  @Override
  public void close() {
    throw new IllegalStateException("close of nil channel");
  }

  @Override
  public void fail(Throwable cause) {
    Objects.requireNonNull(cause, "cause");
    throw new IllegalStateException("fail of nil channel");
  }

  @Override
  public void abandon() {}

  @Override
  @Nullable Iterable<@Nullable Object> clear() {
    return null;
  }

  @Override
  int size() {
    return 0;
  }

  @Override
  public int capacity() {
    return 0;
  }

  /** Nobody can complete an operation on it, so nobody outside the group can either. */
  @Override
  public boolean isConfinedTo(Membership group) {
    return true;
  }

  @Override
  boolean isDurableIn(Scheduler scheduler) {
    return true;
  }

  @Override
  WaitReason reason(boolean sending) {
    return sending ? WaitReason.CHAN_SEND_NIL : WaitReason.CHAN_RECEIVE_NIL;
  }

  @Override
  public String toString() {
    return "nil chan";
  }
}
