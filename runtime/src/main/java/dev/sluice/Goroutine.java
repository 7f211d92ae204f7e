package dev.sluice;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A goroutine as it was at one instant.
 *
 * @param id the id of its thread
 * @param name the name it was started with; empty without one
 * @param state {@code running}, or why it waits, in Go's words: {@code chan receive}, {@code chan
 *     send (nil chan)}, {@code select (no cases)}, {@code sync.WaitGroup.Wait}, {@code
 *     sync.Mutex.Lock}, {@code sync.Cond.Wait}, {@code IO wait}, {@code sleep}; {@code waiting}
 *     where it is parked in something else
 * @param channel the names of the channels that it waits for; empty if they have none
 * @param waiting how long it has waited; zero if it does not
 * @param stack its stack, innermost frame first
 * @param creator the line that started it, with {@code -Dsluice.leaks=report} or under the leak
 *     check for tests (rule LK-03); {@code null} otherwise
 */
public record Goroutine(
    long id,
    String name,
    String state,
    String channel,
    Duration waiting,
    List<StackTraceElement> stack,
    @Nullable StackTraceElement creator) {
  static Goroutine blocked(Thread thread, String name, Parker parker) {
    return new Goroutine(
        thread.threadId(),
        name,
        parker.reason(),
        parker.target(),
        Duration.ofNanos(System.nanoTime() - parker.parkedAt()),
        List.of(thread.getStackTrace()),
        Goroutines.creatorOf(thread));
  }

  static Goroutine notInAnOperation(Thread thread, String name) {
    List<StackTraceElement> stack = List.of(thread.getStackTrace());
    String state =
        switch (thread.getState()) {
          case WAITING -> parked(LockSupport.getBlocker(thread), stack);
          case BLOCKED -> "sync.Mutex.Lock";
          case TIMED_WAITING -> "sleep";
          case NEW, RUNNABLE, TERMINATED -> "running";
        };
    return new Goroutine(
        thread.threadId(), name, state, "", Duration.ZERO, stack, Goroutines.creatorOf(thread));
  }

  /** Why a thread waits that waits for ever, and not in an operation of this library. */
  private static String parked(@Nullable Object blocker, List<StackTraceElement> stack) {
    String type = blocker == null ? "" : blocker.getClass().getName();
    if (type.endsWith("ConditionObject") || isIn("java.lang.Object", stack)) {
      return "sync.Cond.Wait";
    }
    if (type.startsWith("java.util.concurrent.locks.Reentrant")) {
      return "sync.Mutex.Lock";
    }
    return isIn("sun.nio.ch.", stack) ? "IO wait" : "waiting";
  }

  private static boolean isIn(String prefix, List<StackTraceElement> stack) {
    return stack.stream().anyMatch(frame -> frame.getClassName().startsWith(prefix));
  }

  /**
   * The frame in which the goroutine entered this library or the JDK: the line to look at.
   *
   * @return the frame, or {@code null} if it has none of its own
   */
  @Nullable StackTraceElement caller() {
    for (StackTraceElement frame : stack) {
      if (!isOfTheLibrary(frame)) {
        return frame;
      }
    }
    return null;
  }

  /** Whether a frame is one of this library or of the JDK. */
  static boolean isOfTheLibrary(StackTraceElement frame) {
    String type = frame.getClassName();
    return (type.startsWith("dev.sluice.") && type.lastIndexOf('.') == 10)
        || type.startsWith("java.")
        || type.startsWith("jdk.");
  }

  /** Whether it is blocked in a send, a receive or a select. */
  boolean isInChannelOperation() {
    return state.startsWith("chan ") || state.startsWith("select");
  }

  /** The header, the stack, and where it was created if that is known; a line each. */
  String withStack() {
    StringBuilder text = new StringBuilder().append(this).append('\n');
    for (StackTraceElement frame : stack) {
      text.append("\tat ").append(frame).append('\n');
    }
    if (creator != null) {
      text.append("\tcreated by ").append(creator).append('\n');
    }
    return text.toString();
  }

  /** The header, and the line to look at. */
  String withCaller() {
    StackTraceElement caller = caller();
    return caller == null ? toString() : this + "\n\tat " + caller;
  }

  /**
   * The header of a goroutine dump: {@code goroutine 7 'squarer' [chan receive, 2 minutes]
   * naturals}.
   */
  @Override
  public String toString() {
    StringBuilder header = new StringBuilder("goroutine ").append(id);
    if (!name.isEmpty()) {
      header.append(" '").append(name).append('\'');
    }
    header.append(" [").append(state);
    if (waiting.toMinutes() > 0) {
      header.append(", ").append(waiting.toMinutes()).append(" minutes");
    }
    header.append(']');
    if (!channel.isEmpty()) {
      header.append(' ').append(channel);
    }
    return header.toString();
  }
}
