package dev.sluice.internal.group;

import dev.sluice.internal.channel.GoroutineRegistry;
import java.util.List;
import java.util.function.Supplier;

/**
 * Says in the log what a {@code close} still waits for, a second after it has interrupted it and
 * every ten seconds from then on: a goroutine that ignores its interrupt cannot be ended, but it
 * can be named. To be used by the thread that waits.
 */
final class Reminder {
  private static final long FIRST_NANOS = 1_000_000_000L;
  private static final long NEXT_NANOS = 10_000_000_000L;

  /** How many goroutines are named. */
  private static final int NAMED = 20;

  private static final System.Logger LOGGER = System.getLogger("dev.sluice");

  private final String what;
  private final Supplier<List<Thread>> running;
  private long due = System.nanoTime() + FIRST_NANOS;

  /**
   * A reminder, first due in a second.
   *
   * @param what what is closed
   * @param running the goroutines that have not ended
   */
  Reminder(String what, Supplier<List<Thread>> running) {
    this.what = what;
    this.running = running;
  }

  /** When to be reminded, as {@link System#nanoTime}. */
  long due() {
    return due;
  }

  /** Writes into the log. */
  void remind() {
    due = System.nanoTime() + NEXT_NANOS;
    try {
      List<Thread> threads = running.get();
      if (!threads.isEmpty()) {
        LOGGER.log(System.Logger.Level.WARNING, text(threads));
      }
    } catch (RuntimeException | Error e) {
      // A logger that fails must not end the wait.
    }
  }

  private String text(List<Thread> threads) {
    StringBuilder text =
        new StringBuilder("close of ")
            .append(what)
            .append(" waits for goroutines that were interrupted and have not ended: ");
    String separator = "";
    for (Thread thread : threads.subList(0, Math.min(NAMED, threads.size()))) {
      text.append(separator).append('\'');
      text.append(GoroutineRegistry.nameOf(thread)).append('\'');
      separator = ", ";
    }
    if (threads.size() > NAMED) {
      text.append(" and ").append(threads.size() - NAMED).append(" more");
    }
    return text.toString();
  }
}
