package dev.sluice.proof.faults;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does something at the n-th allocation, or at the n-th call, of the library since it was armed.
 * {@link InjectingLoader} puts the calls of this class into the library.
 */
public final class Injector {
  /** What is done, and where. */
  enum Fault {
    /** An allocation throws an {@link OutOfMemoryError}. */
    NO_MEMORY,
    /** The thread that calls a method is interrupted. */
    INTERRUPT
  }

  private static final AtomicLong COUNT = new AtomicLong();
  private static final StackWalker WALKER = StackWalker.getInstance();

  private static volatile Fault fault = Fault.NO_MEMORY;
  private static volatile long target = Long.MAX_VALUE;
  private static volatile boolean armed;
  private static volatile @Nullable String where;

  private Injector() {}

  /** From now on the n-th place has a fault, counted from 1. */
  static void arm(Fault kind, long n) {
    armed = false;
    where = null;
    COUNT.set(0);
    fault = kind;
    target = n;
    armed = true;
  }

  /** Nothing is done until it is armed again. */
  static void pause() {
    armed = false;
  }

  /**
   * Nothing is done any more.
   *
   * @return where the fault was; null if its place was not reached
   */
  static @Nullable String disarm() {
    armed = false;
    return where;
  }

  /** The library is about to allocate. */
  public static void allocates() {
    if (armed && fault == Fault.NO_MEMORY && isDue()) {
      throw new OutOfMemoryError("injected");
    }
  }

  /** A method of the library is called. */
  public static void calls() {
    if (armed && fault == Fault.INTERRUPT && isDue()) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isDue() {
    if (COUNT.incrementAndGet() != target) {
      return false;
    }
    where =
        WALKER.walk(
            frames ->
                frames
                    .filter(frame -> !frame.getClassName().equals(Injector.class.getName()))
                    .limit(8)
                    .map(frame -> frame.toStackTraceElement().toString())
                    .collect(Collectors.joining("\n    at ", "\n    at ", "")));
    return true;
  }
}
