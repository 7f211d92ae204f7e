package dev.sluice.internal.report;

import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.GoroutineSnapshots;
import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.MonitorThread;
import dev.sluice.internal.channel.WaitReason;
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
 * nothing: what will wake them may be on the way. {@link Deadlocks} reports what is proved.
 *
 * <p>A goroutine that waits for others to end, in a join or for a wait group, is listed only when
 * all the others stand still, too. Sleeping, waiting for a timer and input or output are not
 * standing still. Without the property there is no thread, and nothing is looked at.
 */
final class StallMonitor extends MonitorThread {
  private static final long PERIOD_NANOS = 100_000_000;
  private static final long STALL_NANOS = 1_000_000_000;

  /** How each thread that stands still has done so since it was first seen. */
  private Map<Thread, Stall> standing = new HashMap<>();

  StallMonitor() {
    super("sluice-stalls");
  }

  /**
   * A thread that is parked.
   *
   * @param blocker what it is parked in
   * @param round the round of the operation, where it is one of this library
   */
  private record Stall(Object blocker, int round, long since, boolean reported) {
    boolean isSameAs(Stall other) {
      return blocker == other.blocker && round == other.round;
    }

    Stall asReported() {
      return new Stall(blocker, round, since, true);
    }

    boolean waitsForOthers() {
      return blocker instanceof BlockedOperation operation && operation.waitsForOthers();
    }
  }

  @Override
  public boolean hasWork() {
    return !GoroutineRegistry.isEmpty();
  }

  @Override
  public long watch() {
    List<Thread> stalled = sample(System.nanoTime());
    if (!stalled.isEmpty()) {
      StallLog.stalled(scope(stalled), report(stalled));
    }
    return PERIOD_NANOS;
  }

  /** Looks at every goroutine; returns those that are to be reported now. */
  private List<Thread> sample(long now) {
    Map<Thread, Stall> before = standing;
    standing = new HashMap<>();
    boolean allStand = true;
    for (Thread thread : GoroutineRegistry.threads()) {
      Stall found = standstill(thread, now);
      if (found == null) {
        allStand = false;
        continue;
      }
      Stall known = before.get(thread);
      standing.put(thread, known != null && known.isSameAs(found) ? known : found);
    }
    List<Thread> stalled = new ArrayList<>();
    for (Map.Entry<Thread, Stall> entry : standing.entrySet()) {
      Stall one = entry.getValue();
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

  private static @Nullable Stall standstill(Thread thread, long now) {
    BlockedOperation operation = BlockedOperation.of(thread);
    Thread.State state = thread.getState();
    if (state == Thread.State.WAITING && operation != null) {
      return new Stall(operation, operation.round(), now, false);
    }
    Object blocker = LockSupport.getBlocker(thread);
    if (state == Thread.State.WAITING && blocker != null) {
      return new Stall(blocker, 0, now, false);
    }
    if (state == Thread.State.BLOCKED || isInObjectWait(thread, state)) {
      return new Stall(thread, 0, now, false);
    }
    return null;
  }

  /** Waiting for a monitor's notification has no blocker to be seen, but a frame. */
  private static boolean isInObjectWait(Thread thread, Thread.State state) {
    return state == Thread.State.WAITING
        && WaitReason.of(GoroutineSnapshots.notInAnOperation(thread, "").state())
            == WaitReason.COND_WAIT;
  }

  /** The group of all of them, if they have one. */
  private static String scope(List<Thread> stalled) {
    Membership first = GoroutineRegistry.groupOf(stalled.getFirst());
    if (first == null
        || stalled.stream().anyMatch(one -> GoroutineRegistry.groupOf(one) != first)) {
      return "";
    }
    return first.name();
  }

  private static String report(List<Thread> stalled) {
    StringBuilder report = new StringBuilder("goroutines without progress for a second");
    for (Thread thread : stalled) {
      report.append("\n\n").append(GoroutineDump.withCaller(GoroutineSnapshots.of(thread)));
      Membership group = GoroutineRegistry.groupOf(thread);
      if (group != null) {
        report.append("\n\tin group '").append(group.name()).append('\'');
      }
      Object blocker = LockSupport.getBlocker(thread);
      if (blocker != null && !(blocker instanceof BlockedOperation)) {
        report.append("\n\tparked in ").append(blocker);
      }
    }
    return report.toString();
  }
}
