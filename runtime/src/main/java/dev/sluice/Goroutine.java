package dev.sluice;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goroutine as it was at one instant.
 *
 * @param id the id of its thread
 * @param name the name it was started with; empty without one
 * @param state {@code running}, or why it waits, in Go's words: {@code chan receive}, {@code chan
 *     send (nil chan)}, {@code select (no cases)}, {@code sync.WaitGroup.Wait}, {@code
 *     sync.Mutex.Lock}, {@code sync.Cond.Wait}, {@code IO wait}, {@code sleep}; {@code fused} where
 *     its loop is run by the goroutine that receives from it; {@code waiting} where it is parked in
 *     something else
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
