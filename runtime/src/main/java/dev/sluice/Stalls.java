package dev.sluice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * With {@code -Dsluice.stalls=report}: goroutines that have been parked in a lock, a condition, a
 * future or a channel for a second, without progress that could be seen, are logged through the
 * logger {@code dev.sluice}, each once, in a group or in a program without one. This proves
 * nothing, for whoever will wake them may be on the way; {@link Deadlocks} reports what is proved.
 *
 * <p>A goroutine that waits for others to end, in a join or for a wait group, is listed only when
 * all the others stand still, too. Sleeping, waiting for a timer and input or output are not
 * standing still. Without the property there is no thread, and nothing is looked at.
 */
final class Stalls {
  private static final long PERIOD_NANOS = 100_000_000;
  private static final long STALL_NANOS = 1_000_000_000;
  private static final System.Logger LOGGER = System.getLogger("dev.sluice");

  /** How each thread that stands still has done so since it was first seen. */
  private Map<Thread, Standstill> standing = new HashMap<>();

  private Stalls() {}

  /** Called once. */
  static void install() {
    if ("report".equals(System.getProperty("sluice.stalls"))) {
      Thread.ofPlatform().daemon().name("sluice-stalls").start(new Stalls()::watch);
    }
  }

  /**
   * A thread that is parked.
   *
   * @param blocker what it is parked in
   * @param round the round of the operation, where it is one of this library
   */
  private record Standstill(Object blocker, int round, long since, boolean reported) {
    boolean isSameAs(Standstill other) {
      return blocker == other.blocker && round == other.round;
    }

    Standstill asReported() {
      return new Standstill(blocker, round, since, true);
    }

    boolean waitsForOthers() {
      return blocker instanceof Parker parker && parker.waitsForOthers();
    }
  }

  private void watch() {
    while (true) {
      LockSupport.parkNanos(this, PERIOD_NANOS);
      List<Thread> stalled = sample(System.nanoTime());
      if (!stalled.isEmpty()) {
        LOGGER.log(System.Logger.Level.WARNING, report(stalled));
      }
    }
  }

  /** Looks at every goroutine; returns those that are to be reported now. */
  private List<Thread> sample(long now) {
    Map<Thread, Standstill> before = standing;
    standing = new HashMap<>();
    boolean allStand = true;
    for (Thread thread : Goroutines.threads()) {
      Standstill found = standstill(thread, now);
      if (found == null) {
        allStand = false;
        continue;
      }
      Standstill known = before.get(thread);
      standing.put(thread, known != null && known.isSameAs(found) ? known : found);
    }
    List<Thread> stalled = new ArrayList<>();
    for (Map.Entry<Thread, Standstill> entry : standing.entrySet()) {
      Standstill one = entry.getValue();
      if (!one.reported()
          && now - one.since() >= STALL_NANOS
          && (allStand || !one.waitsForOthers())) {
        stalled.add(entry.getKey());
        entry.setValue(one.asReported());
      }
    }
    stalled.sort((a, b) -> Long.compare(a.threadId(), b.threadId()));
    return stalled;
  }

  private static @Nullable Standstill standstill(Thread thread, long now) {
    Parker parker = Goroutines.blockedIn(thread);
    Thread.State state = thread.getState();
    if (state == Thread.State.WAITING && parker != null) {
      return new Standstill(parker, parker.round(), now, false);
    }
    Object blocker = LockSupport.getBlocker(thread);
    if (state == Thread.State.WAITING && blocker != null) {
      return new Standstill(blocker, 0, now, false);
    }
    if (state == Thread.State.BLOCKED || isInObjectWait(thread, state)) {
      return new Standstill(thread, 0, now, false);
    }
    return null;
  }

  /** Waiting for a monitor's notification has no blocker to be seen, but a frame. */
  private static boolean isInObjectWait(Thread thread, Thread.State state) {
    return state == Thread.State.WAITING
        && Goroutine.notInAnOperation(thread, "").state().equals("sync.Cond.Wait");
  }

  private static String report(List<Thread> stalled) {
    StringBuilder report = new StringBuilder("goroutines without progress for a second");
    for (Thread thread : stalled) {
      report.append("\n\n").append(Goroutines.describe(thread).withCaller());
      Group group = Goroutines.groupOf(thread);
      if (group != null) {
        report.append("\n\tin group '").append(group.name()).append('\'');
      }
      Object blocker = LockSupport.getBlocker(thread);
      if (blocker != null && !(blocker instanceof Parker)) {
        report.append("\n\tparked in ").append(blocker);
      }
    }
    return report.toString();
  }
}
