package dev.sluice;

import java.time.Duration;
import java.util.List;

/**
 * A goroutine as it was at one instant.
 *
 * @param id the id of its thread
 * @param name the name it was started with; empty without one
 * @param state {@code running}, or why it waits, in Go's words: {@code chan receive}, {@code chan
 *     send (nil chan)}, {@code select (no cases)}, {@code sync.WaitGroup.Wait}; {@code waiting} and
 *     {@code sleep} where it is parked in something else
 * @param channel the names of the channels that it waits for; empty if they have none
 * @param waiting how long it has waited; zero if it does not
 * @param stack its stack, innermost frame first
 */
public record Goroutine(
    long id,
    String name,
    String state,
    String channel,
    Duration waiting,
    List<StackTraceElement> stack) {
  static Goroutine blocked(Thread thread, String name, Parker parker) {
    return new Goroutine(
        thread.threadId(),
        name,
        parker.reason(),
        parker.target(),
        Duration.ofNanos(System.nanoTime() - parker.parkedAt()),
        List.of(thread.getStackTrace()));
  }

  static Goroutine notInAnOperation(Thread thread, String name) {
    String state =
        switch (thread.getState()) {
          case WAITING, BLOCKED -> "waiting";
          case TIMED_WAITING -> "sleep";
          case NEW, RUNNABLE, TERMINATED -> "running";
        };
    return new Goroutine(
        thread.threadId(), name, state, "", Duration.ZERO, List.of(thread.getStackTrace()));
  }

  /**
   * The frame in which the goroutine entered this library or the JDK: the line to look at.
   *
   * @return the frame, or {@code null} if it has none of its own
   */
  @org.jspecify.annotations.Nullable
  StackTraceElement caller() {
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      boolean library = type.startsWith("dev.sluice.") && type.lastIndexOf('.') == 10;
      if (!library && !type.startsWith("java.") && !type.startsWith("jdk.")) {
        return frame;
      }
    }
    return null;
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
