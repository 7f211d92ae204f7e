package dev.sluice.internal.report;

import dev.sluice.DeadlockException;
import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.RegisteredGoroutine;
import dev.sluice.internal.channel.RuntimeLog;
import dev.sluice.internal.group.GroupCore;
import dev.sluice.internal.group.OpenGroups;
import dev.sluice.internal.recording.Recorders;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one group is watched for a deadlock, by the thread of {@link Deadlocks}.
 *
 * <p>One member that can go on is enough to know that there is none. It is remembered as a witness,
 * and as long as it is found able to go on, or in another operation than the last time, nobody else
 * is looked at, however many members there are. Where the witness has not even moved, the group is
 * looked at less often: an idle group costs next to nothing.
 */
final class GroupWatch {
  /** How long after one look the next one comes, while the group moves or is suspect. */
  private static final long PERIOD_NANOS = 100_000_000;

  /** The same where nothing moves: it bounds how late a deadlock is told. */
  private static final long QUIET_PERIOD_NANOS = 400_000_000;

  /** The same where so many groups are open that a look at each of them counts: for each group. */
  private static final long QUIET_PERIOD_PER_GROUP_NANOS = 200_000;

  private final GroupCore group;
  private final Predicate<GroupCore> isSuspect;

  /** Counts what threads outside did before the sample that found everybody stuck. */
  private int passed;

  /** What everybody is stuck in, after a sample that found everybody stuck; else empty. */
  private Map<Thread, Operation> stuck = Map.of();

  /** The last member that was found able to go on. Weak: it may end at any time. */
  private WeakReference<@Nullable Thread> witness = new WeakReference<>(null);

  /** The operation that the witness was in: since when it was parked there, or 0. */
  private long witnessParkedAt;

  private long period = PERIOD_NANOS;
  private long dueAt = System.nanoTime() + PERIOD_NANOS;

  /**
   * Watches a group.
   *
   * @param isSuspect whether the last sample has found all members of a group stuck
   */
  GroupWatch(GroupCore group, Predicate<GroupCore> isSuspect) {
    this.group = group;
    this.isSuspect = isSuspect;
  }

  /** An operation that a thread is blocked in; parkers are used again, round by round. */
  private record Operation(BlockedOperation blockedIn, int round) {}

  /** How long after one look the next one comes where nothing moves, among so many groups. */
  static long quietPeriod(int groups) {
    return Math.max(QUIET_PERIOD_NANOS, groups * QUIET_PERIOD_PER_GROUP_NANOS);
  }

  GroupCore group() {
    return group;
  }

  int depth() {
    return group.depth();
  }

  boolean isSuspect() {
    return !stuck.isEmpty();
  }

  long untilDue(long now) {
    return dueAt - now;
  }

  boolean isDue(long now) {
    return dueAt - now <= 0;
  }

  /** Whether the witness shows that the group is not deadlocked. Looks at nobody else. */
  boolean isWitnessed(long now, long quietPeriod) {
    if (isSuspect()) {
      return false;
    }
    Thread thread = witness.get();
    if (thread == null || thread.getState() == Thread.State.TERMINATED) {
      return false;
    }
    BlockedOperation blockedIn = BlockedOperation.of(thread);
    long parkedAt = blockedIn == null ? 0 : blockedIn.parkedAt();
    boolean moved =
        parkedAt != witnessParkedAt
            || (blockedIn == null && thread.getState() == Thread.State.RUNNABLE);
    witnessParkedAt = parkedAt;
    if (!moved && stuckIn(thread) != null) {
      return false;
    }
    period = moved ? PERIOD_NANOS : Math.min(2 * period, quietPeriod);
    dueAt = now + period;
    return true;
  }

  /**
   * Looks at the members.
   *
   * @return whether the group need not be watched any more
   */
  boolean inspect() {
    if (group.opener().getState() == Thread.State.TERMINATED) {
      // Never closed: what waits for the opener is a leak, and nobody is there to be told.
      GoroutineRegistry.forgetGroupsOf(group.opener());
      return true;
    }
    boolean over = stuck.isEmpty() ? sample() : confirm();
    dueAt = System.nanoTime() + period;
    return over;
  }

  /** The first sample: looks for a member that can go on. */
  private boolean sample() {
    int before = group.gate().passed();
    Map<Thread, Operation> operations = new LinkedHashMap<>();
    Members members = new Members();
    period = PERIOD_NANOS;
    for (Thread member = members.next(); member != null; member = members.next()) {
      Operation operation = stuckIn(member);
      if (operation == null) {
        testify(member);
        return false;
      }
      operations.put(member, operation);
    }
    if (members.isProvable()) {
      passed = before;
      stuck = operations;
    } else {
      period = QUIET_PERIOD_NANOS;
    }
    return members.isHopeless();
  }

  private void testify(Thread member) {
    witness = new WeakReference<>(member);
    BlockedOperation blockedIn = BlockedOperation.of(member);
    witnessParkedAt = blockedIn == null ? 0 : blockedIn.parkedAt();
  }

  /** The second sample: looks for a member that has moved since the first one. */
  private boolean confirm() {
    Map<Thread, Operation> before = stuck;
    if (!isUnchanged(before)) {
      stuck = Map.of();
      return false;
    }
    Map<Thread, BlockedOperation> blocked = new LinkedHashMap<>();
    before.forEach((thread, operation) -> blocked.put(thread, operation.blockedIn()));
    String report = report(blocked);
    // Writing the report takes its time. Who can still change anything are threads outside. One
    // that came since the first sample has either moved a member, or left its mark at the gate
    // before it moves one, and in both cases it has won. Whoever comes after the gate is shut finds
    // a group that has failed.
    if (!isUnchanged(before) || !group.gate().shut(passed)) {
      stuck = Map.of();
      return false;
    }
    fail(report, blocked);
    return true;
  }

  private boolean isUnchanged(Map<Thread, Operation> before) {
    Members members = new Members();
    int count = 0;
    for (Thread member = members.next(); member != null; member = members.next()) {
      Operation operation = stuckIn(member);
      if (operation == null || !operation.equals(before.get(member))) {
        testify(member);
        return false;
      }
      count++;
    }
    return members.isProvable() && count == before.size();
  }

  private void fail(String report, Map<Thread, BlockedOperation> blocked) {
    BlockedOperation opener = blocked.get(group.opener());
    if (opener != null) {
      // It may wait for the goroutines of a group that it has opened after this one.
      for (GroupCore within : OpenGroups.openedWithin(group)) {
        if (within.isJoinedBy(opener)) {
          within.fail(new DeadlockException(report));
        }
      }
    }
    Recorders.get().deadlock(group.name(), report, most -> LongestWaits.list(most, blocked));
    group.fail(new DeadlockException(report));
    // That has interrupted the goroutines of the group, but not the thread that opened it.
    if (opener != null) {
      opener.failWith(group);
    }
  }

  /** The report; if it cannot be written, what is proved is told all the same, in Go's words. */
  private String report(Map<Thread, BlockedOperation> blocked) {
    try {
      return new DeadlockReport(group, blocked).toString();
    } catch (RuntimeException | Error e) {
      RuntimeLog.log(System.Logger.Level.ERROR, "no report of the deadlock in " + group.name(), e);
      return DeadlockReport.HEADLINE;
    }
  }

  private @Nullable Operation stuckIn(Thread member) {
    BlockedOperation blockedIn = BlockedOperation.of(member);
    if (blockedIn == null) {
      return null;
    }
    Operation operation = new Operation(blockedIn, blockedIn.round());
    // What a running operation is about may change at any time: it is asked first, and believed
    // only if the thread is found parked in the same operation after that. An interrupted thread is
    // about to leave the operation, and one that left it is running.
    boolean stays =
        blockedIn.isConfinedTo(group)
            && !member.isInterrupted()
            && member.getState() == Thread.State.WAITING;
    return stays
            && BlockedOperation.of(member) == blockedIn
            && blockedIn.round() == operation.round()
        ? operation
        : null;
  }

  /**
   * The members of the group one by one, those of the groups within included, as long as a
   * standstill of theirs would be final.
   */
  private final class Members {
    private final List<GroupCore> groups = new ArrayList<>(List.of(group));
    private final List<Thread> members = new ArrayList<>(List.of(group.opener()));
    private int nextGroup;
    private int nextMember;
    private boolean provable = true;
    private boolean hopeless;

    Members() {
      groups.addAll(OpenGroups.openedWithin(group));
    }

    /** The next member, or null after the last one. */
    @Nullable Thread next() {
      while (provable && nextMember == members.size() && nextGroup < groups.size()) {
        members.clear();
        nextMember = 0;
        enter(groups.get(nextGroup++));
      }
      return provable && nextMember < members.size() ? members.get(nextMember++) : null;
    }

    private void enter(GroupCore one) {
      boolean over = one.isCancelled() || one.isFedFromOutside() || one.hasDeadline();
      // A deadlock within that is all its own is told there.
      provable = !over && (one == group || !isSuspect.test(one));
      hopeless |= over && one == group;
      for (RegisteredGoroutine routine : one.routines()) {
        members.add(routine.thread());
        groups.addAll(OpenGroups.openedBy(routine.thread()));
      }
    }

    /** Whether all groups could be looked into; to be asked after the last member. */
    boolean isProvable() {
      return provable;
    }

    /** Whether no deadlock of the group can ever be proved any more. */
    boolean isHopeless() {
      return hopeless;
    }
  }
}
