package dev.sluice.internal.group;

import dev.sluice.DeadlockException;
import dev.sluice.GoroutineFailedException;
import dev.sluice.internal.channel.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong in a group. Recorded where it happens, possibly short of memory, so it
 * consists of what is there already: the exception that is thrown to somebody is made by the thread
 * that it is thrown in, and no method of the cause is called before.
 */
public final class Failure {
  /** How a failure is thrown, and how it is suppressed in another one. */
  private enum Form {
    /** In a {@link GoroutineFailedException}, both ways. */
    OF_A_GOROUTINE,
    /** A {@link DeadlockException}, as it is. */
    DEADLOCK,
    /** As the first failure like one of a goroutine; suppressed as it is. */
    OF_A_DROPPED_VALUE
  }

  private final Form form;
  private String name;
  private @Nullable Throwable cause;

  /** The failure that was recorded after this one. Guarded by the lock of the {@link Outcome}. */
  @Nullable Failure next;

  private Failure(Form form, String name, @Nullable Throwable cause) {
    this.form = form;
    this.name = name;
    this.cause = cause;
  }

  /**
   * What a goroutine ended with.
   *
   * @param name the goroutine; the group where its deadline has passed
   */
  static Failure of(String name, Throwable cause) {
    return new Failure(Form.OF_A_GOROUTINE, name, cause);
  }

  /** A deadlock that was proved. */
  static Failure of(DeadlockException deadlock) {
    return new Failure(Form.DEADLOCK, "", deadlock);
  }

  /** What was thrown by the function that is told of values which nobody will receive. */
  static Failure ofDroppedValue(String group, Throwable cause) {
    return new Failure(Form.OF_A_DROPPED_VALUE, group, cause);
  }

  /** A failure to be {@linkplain #fill filled in} when there is no memory for another one. */
  static Failure reserve() {
    return new Failure(Form.OF_A_GOROUTINE, "", null);
  }

  void fill(String goroutine, Throwable thrown) {
    name = goroutine;
    cause = thrown;
  }

  @Nullable Throwable cause() {
    return cause;
  }

  /** A new exception, whose stack is that of the calling thread. */
  RuntimeException toThrow() {
    return form == Form.DEADLOCK
        ? new DeadlockException(Failures.message(cause))
        : new GoroutineFailedException(name, cause);
  }

  /** What is suppressed in the exception of an earlier failure; it has no stack of its own. */
  Throwable toSuppress() {
    return form == Form.OF_A_GOROUTINE || cause == null
        ? new GoroutineFailedException(name, cause, false)
        : cause;
  }
}
