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
  /** How many characters of the names of channels a header shows. */
  private static final int LONGEST = 300;

  /** How often a goroutine is looked at that moves meanwhile. */
  private static final int LOOKS = 3;

  private static final String LIBRARY = Goroutine.class.getPackageName();

  /** A thread as it is now. */
  static Goroutine of(Thread thread, String name) {
    for (int i = 0; i < LOOKS; i++) {
      Parker parker = Goroutines.blockedIn(thread);
      if (parker == null) {
        return notInAnOperation(thread, name);
      }
      int round = parker.round();
      String reason = parker.reason();
      String target = parker.target();
      Duration waiting = Duration.ofNanos(System.nanoTime() - parker.parkedAt());
      // The operation is the thread's own, which may be in another one by now.
      if (Goroutines.blockedIn(thread) == parker && parker.round() == round) {
        return new Goroutine(
            thread.threadId(),
            name,
            reason,
            target,
            waiting,
            List.of(thread.getStackTrace()),
            Goroutines.creatorOf(thread));
      }
    }
    return new Goroutine(
        thread.threadId(),
        name,
        "running",
        "",
        Duration.ZERO,
        List.of(thread.getStackTrace()),
        Goroutines.creatorOf(thread));
  }

  /** What a goroutine does: {@code running}, {@code ended}, or why it waits. */
  static String stateOf(Thread thread) {
    Parker parker = Goroutines.blockedIn(thread);
    if (parker != null) {
      return parker.reason();
    }
    return switch (thread.getState()) {
      case TERMINATED -> "ended";
      case WAITING -> notInAnOperation(thread, "").state();
      case BLOCKED -> "sync.Mutex.Lock";
      case TIMED_WAITING -> "sleep";
      case NEW, RUNNABLE -> "running";
    };
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
    String room = type.substring(0, Math.max(0, type.lastIndexOf('.')));
    return room.equals(LIBRARY)
        || room.equals(LIBRARY + ".generated")
        || room.startsWith(LIBRARY + ".internal.")
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
      header.append(' ').append(shortened(channel));
    }
    return header.toString();
  }

  /** A select may wait for thousands of channels. */
  private static String shortened(String channels) {
    return channels.length() <= LONGEST
        ? channels
        : channels.substring(0, LONGEST) + "... (%,d characters)".formatted(channels.length());
  }
}
