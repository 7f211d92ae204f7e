package dev.sluice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds groups in which every member waits for another one, across groups that members have opened.
 *
 * <p>A sampler looks at each open group ten times a second. A member counts as stuck if its thread
 * is parked in an operation that only members of the group can complete. If a sample finds all
 * members stuck, and the next one finds each of them in the very same operation, then there was an
 * instant, between the two, at which all of them were stuck at once: so nobody could complete any
 * of the operations, and nobody ever will. That is a proof, not a guess, and goroutines pay nothing
 * for it while they run.
 */
final class Deadlocks {
  private static final long PERIOD_NANOS = 100_000_000;

  /** The groups that are open, each with what the last sample found, if all were stuck. */
  private static final Map<Group, Map<Thread, Operation>> WATCHED = new ConcurrentHashMap<>();

  private static final System.Logger LOGGER = System.getLogger("dev.sluice");

  private static final Thread SAMPLER =
      Thread.ofPlatform().daemon().name("sluice-deadlocks").unstarted(Deadlocks::sample);

  static {
    SAMPLER.start();
  }

  private Deadlocks() {}

  /** An operation that a thread is blocked in; parkers are used again, round by round. */
  private record Operation(Parker parker, int round) {}

  static void watch(Group group) {
    if (!group.hasDeadline()) {
      boolean first = WATCHED.isEmpty();
      WATCHED.put(group, Map.of());
      if (first) {
        LockSupport.unpark(SAMPLER);
      }
    }
  }

  static void unwatch(Group group) {
    WATCHED.remove(group);
  }

  private static void sample() {
    while (true) {
      if (WATCHED.isEmpty()) {
        LockSupport.park(WATCHED);
      } else {
        LockSupport.parkNanos(WATCHED, PERIOD_NANOS);
      }
      // The inner ones first: a deadlock is told to the innermost group that it can be proved for.
      for (Group group : inner(WATCHED.keySet())) {
        try {
          inspect(group);
        } catch (RuntimeException | Error e) {
          // The sampler serves every group of the program: one that is odd must not end it.
          WATCHED.remove(group);
          LOGGER.log(
              System.Logger.Level.ERROR, "no deadlock detection any more in " + group.name(), e);
        }
      }
    }
  }

  private static List<Group> inner(Set<Group> groups) {
    return groups.stream().sorted(Comparator.comparingInt(Group::depth).reversed()).toList();
  }

  private static void inspect(Group group) {
    Map<Thread, Operation> now = stuck(group);
    Map<Thread, Operation> before = WATCHED.replace(group, now);
    if (before != null && !now.isEmpty() && now.equals(before)) {
      WATCHED.remove(group);
      Map<Thread, Parker> blocked = new LinkedHashMap<>();
      now.forEach((thread, operation) -> blocked.put(thread, operation.parker()));
      group.fail(new DeadlockException(report(group, blocked)));
      // Cancelling the group has interrupted its goroutines, but not the thread that opened it.
      Parker opener = blocked.get(group.opener());
      if (opener != null) {
        opener.failWith(group);
      }
    }
  }

  /** The report; if it cannot be written, what is proved is told all the same, in Go's words. */
  private static String report(Group group, Map<Thread, Parker> blocked) {
    try {
      return new DeadlockReport(group, blocked).toString();
    } catch (RuntimeException | Error e) {
      LOGGER.log(System.Logger.Level.ERROR, "no report of the deadlock in " + group.name(), e);
      return DeadlockReport.HEADLINE;
    }
  }

  /**
   * What each member is stuck in, those of the groups within included; empty if a member can run,
   * or one of the groups is being cancelled, or will be for a deadlock that is all its own.
   */
  private static Map<Thread, Operation> stuck(Group group) {
    List<Thread> members = new ArrayList<>(List.of(group.opener()));
    List<Group> groups = new ArrayList<>(List.of(group));
    groups.addAll(Goroutines.openedWithin(group));
    for (int i = 0; i < groups.size(); i++) {
      Group one = groups.get(i);
      boolean stuckByItself = one != group && !WATCHED.getOrDefault(one, Map.of()).isEmpty();
      if (one.isCancelled() || one.isFedFromOutside() || one.hasDeadline() || stuckByItself) {
        return Map.of();
      }
      for (Routine routine : one.routines()) {
        members.add(routine.thread());
        groups.addAll(Goroutines.openedBy(routine.thread()));
      }
    }
    Map<Thread, Operation> operations = new LinkedHashMap<>();
    for (Thread member : members) {
      Operation operation = stuck(group, member);
      if (operation == null) {
        return Map.of();
      }
      operations.put(member, operation);
    }
    return operations;
  }

  private static @Nullable Operation stuck(Group group, Thread member) {
    Parker parker = Goroutines.blockedIn(member);
    if (parker == null || !parker.isConfinedTo(group)) {
      return null;
    }
    Operation operation = new Operation(parker, parker.round());
    // An interrupted thread is about to leave the operation, and one that left it is running.
    boolean parked = !member.isInterrupted() && member.getState() == Thread.State.WAITING;
    return parked && Goroutines.blockedIn(member) == parker && parker.round() == operation.round()
        ? operation
        : null;
  }
}
