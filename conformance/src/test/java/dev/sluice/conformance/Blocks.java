package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Task;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The three things a rule says of an operation: it blocks, it completes, it panics. */
final class Blocks {
  private Blocks() {}

  /**
   * Starts an operation in a goroutine of its own and returns when that goroutine is parked in the
   * library; fails if it ends instead.
   */
  static <T> Pending<T> blocks(Callable<? extends T> operation) {
    Pending<T> pending = Pending.start(operation);
    pending.awaitParked();
    return pending;
  }

  /** {@link #blocks(Callable)} for an operation without a result. */
  static Pending<Void> blocks(Task operation) {
    return blocks(callable(operation));
  }

  /** Runs an operation in a goroutine of its own and returns its result; fails after 10 s. */
  static <T> T completes(Callable<? extends T> operation) {
    return Pending.start(operation).completes();
  }

  /** {@link #completes(Callable)} for an operation without a result. */
  static void completes(Task operation) {
    completes(callable(operation));
  }

  /** Runs an operation that must throw exactly this kind of exception with this message. */
  static void panics(Class<? extends Throwable> kind, String message, Task operation) {
    try {
      operation.run();
    } catch (Throwable e) {
      isPanic(e, kind, message);
      return;
    }
    throw new AssertionError("nothing was thrown, expected " + kind.getName());
  }

  static void isPanic(@Nullable Throwable thrown, Class<? extends Throwable> kind, String message) {
    if (!kind.isInstance(thrown)) {
      throw new AssertionError("expected " + kind.getName(), thrown);
    }
    // Behind Go's words is the name of the channel, where it has one.
    assertThat(thrown).hasMessageThat().matches(Pattern.quote(message) + "( '[^']+')?");
  }

  static Callable<Void> callable(Task operation) {
    return () -> {
      operation.run();
      return nothing();
    };
  }

  @SuppressWarnings("NullAway") // Void has no other value
  private static Void nothing() {
    return null;
  }
}
