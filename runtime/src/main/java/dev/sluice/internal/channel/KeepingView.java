package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A sending end that only keeps its values for later. Most users of it send and no more, so the
 * {@link KeepingChannel} that it is a view of is made for those who want something else of it, such
 * as a select.
 *
 * @param <T> the type of the values
 */
public abstract class KeepingView<T> implements SendChannel<T>, HasCore {
  private static final VarHandle CORE;

  static {
    try {
      CORE = MethodHandles.lookup().findVarHandle(KeepingView.class, "core", KeepingChannel.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Where the values go when their turn comes. */
  private final SendChannel<?> behind;

  private volatile @Nullable KeepingChannel<T> core;

  protected KeepingView(SendChannel<?> behind) {
    this.behind = behind;
  }

  /** Keeps a value; may be called by several goroutines at once, and never blocks. */
  protected abstract void keep(@Nullable T value);

  @Override
  public final KeepingChannel<T> core() {
    KeepingChannel<T> known = core;
    if (known == null) {
      CORE.compareAndSet(this, null, new KeepingChannel<T>(this::keep, behind));
      known = core();
    }
    return known;
  }

  @Override
  public final void send(@Nullable T value) {
    var unused = trySend(value);
  }

  @Override
  public final boolean trySend(@Nullable T value) {
    try {
      KeepingChannel<T> known = core;
      if (known == null) {
        keep(value);
      } else {
        var unused = known.trySend(value);
      }
    } catch (OutOfMemoryError e) {
      throw SendMemory.kept(behind, value, e);
    }
    return true;
  }

  @Override
  public final boolean trySend(@Nullable T value, Duration timeout) throws InterruptedException {
    return core().trySend(value, timeout);
  }

  @Override
  public final void awaitAbandoned() throws InterruptedException {
    core().awaitAbandoned();
  }

  @Override
  public final void fail(Throwable cause) {
    core().fail(cause);
  }

  @Override
  public final void close() {
    core().close();
  }

  @Override
  public final int length() {
    return core().length();
  }

  @Override
  public final int capacity() {
    return core().capacity();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return core().equals(other);
  }

  @Override
  public final int hashCode() {
    return core().hashCode();
  }

  @Override
  public final String toString() {
    return core().toString();
  }
}
