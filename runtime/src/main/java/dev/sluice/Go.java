package dev.sluice;

import dev.sluice.internal.channel.Clock;
import dev.sluice.internal.channel.Deadline;
import dev.sluice.internal.channel.Sleep;
import dev.sluice.internal.group.GoroutineTask;
import dev.sluice.internal.group.OpenGroups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Starts goroutines: Go's {@code go} statement, to be imported statically.
 *
 * <p>What the calling goroutine did before happens before the first action of the new one (rule
 * MM-01). A goroutine that is started by a member of a {@link Group} belongs to that group. Outside
 * a group an exception that a goroutine ends with goes to the thread's uncaught-exception handler,
 * and the process lives on; {@link ChannelAbandonedException} is a normal end.
 */
public final class Go {
  private Go() {}

  /**
   * Starts a goroutine and returns at once (rule GO-02).
   *
   * @param task what it runs
   * @return its virtual thread
   */
  public static Thread go(Task task) {
    return go("", task);
  }

  /**
   * Starts a goroutine with a name and returns at once.
   *
   * @param name the name, which shows in dumps and reports
   * @param task what it runs
   * @return its virtual thread
   */
  public static Thread go(String name, Task task) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(task, "go of nil func value");
    return GoroutineTask.start(name, task, OpenGroups.currentBranch()).thread();
  }

  /**
   * Starts a goroutine that calls a function, and returns at once. The argument is evaluated here,
   * in the calling goroutine, as Go's {@code go} statement does it (rule GO-01).
   *
   * @param function the function
   * @param argument its argument
   * @param <A> the type of the argument
   * @return its virtual thread
   */
  public static <A> Thread go(Sink<A> function, A argument) {
    Objects.requireNonNull(function, "go of nil func value");
    return go("", () -> function.accept(argument));
  }

  /**
   * Blocks for a time: Go's {@code time.Sleep}. In a goroutine of a {@link Group} it ends with the
   * group. Unlike {@link Thread#sleep} it shows as {@code sleep} in dumps and follows the clock of
   * a test.
   *
   * @param duration how long; zero or negative: it returns at once
   * @throws InterruptedException if the thread is interrupted, or its group cancelled, before or
   *     while it blocks
   */
  public static void sleep(Duration duration) throws InterruptedException {
    boolean ahead = Deadline.isAhead(duration);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (ahead) {
      var unused = new Sleep().park(Deadline.in(duration));
    }
  }

  /**
   * The time of day. It is one object for the whole process, to be kept and handed on: each reading
   * of it is on the reader's clock, the system's or that of the test that the reader runs in. The
   * values of {@link Timer} and {@link Ticker} are on the same clock.
   *
   * @return the clock, the same one at each call
   */
  public static InstantSource clock() {
    return Clock.OF_THE_READER;
  }
}
