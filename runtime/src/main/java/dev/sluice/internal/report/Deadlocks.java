package dev.sluice.internal.report;

import dev.sluice.internal.channel.MonitorThread;
import dev.sluice.internal.channel.RuntimeLog;
import dev.sluice.internal.group.GroupCore;
import dev.sluice.internal.group.OutsideGate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds groups in which every member waits for another one, across groups that members have opened.
 *
 * <p>A sampler looks at each open group some times a second. A member counts as stuck if its thread
 * is parked in an operation that only members of the group can complete. If a sample finds all
 * members stuck, and the next one finds each of them in the very same operation, then there was an
 * instant, between the two, at which all of them were stuck at once: no member could complete any
 * of the operations, and none ever will. Threads outside are kept from them by the {@link
 * OutsideGate}, which the sampler shuts last of all, when it has the report: if one of them has
 * come since the first of the two samples, it has won, and nothing is told.
 *
 * <p>Goroutines do nothing for this while they run. What the sampler itself costs is bounded: see
 * {@link GroupWatch} for how seldom it looks at more than one member, and {@link #watch()} for how
 * long it rests.
 */
final class Deadlocks extends MonitorThread {
  /** Looking at the members of groups may take one part in so many of its time. */
  private static final long MEMBERS_SHARE = 20;

  private static final long LONGEST_MEMBERS_REST_NANOS = 500_000_000;

  /** Looking at one witness a group may take one part in so many of its time. */
  private static final long WITNESS_SHARE = 400;

  private static final long LONGEST_WITNESS_REST_NANOS = 2_000_000_000;

  /** The groups that are open and can be proved to be deadlocked. */
  private final Map<GroupCore, GroupWatch> watched = new ConcurrentHashMap<>();

  Deadlocks() {
    super("sluice-deadlocks");
  }

  /** A group is open from now on. */
  void opens(GroupCore group) {
    if (!group.hasDeadline()) {
      watched.put(group, new GroupWatch(group, this::isSuspect));
      demand();
    }
  }

  /** A group is over. */
  void closes(GroupCore group) {
    watched.remove(group);
  }

  /** Whether the last sample has found all members of a group stuck. */
  boolean isSuspect(GroupCore group) {
    GroupWatch watch = watched.get(group);
    return watch != null && watch.isSuspect();
  }

  @Override
  public boolean hasWork() {
    return !watched.isEmpty();
  }

  /**
   * Looks at the groups whose turn it is, and rests until the next one's, but at least in
   * proportion to what that has cost: a program with very many groups is watched less closely. A
   * group whose members were all found stuck does not have to wait.
   */
  @Override
  public long watch() {
    long start = System.nanoTime();
    long quietPeriod = GroupWatch.quietPeriod(watched.size());
    long next = quietPeriod;
    List<GroupWatch> unwitnessed = new ArrayList<>();
    for (GroupWatch watch : watched.values()) {
      if (watch.isDue(start) && !watch.isWitnessed(start, quietPeriod)) {
        unwitnessed.add(watch);
      } else {
        next = Math.min(next, watch.untilDue(start));
      }
    }
    long glanced = System.nanoTime();
    // The inner ones first: a deadlock is told to the innermost group that it can be proved for.
    unwitnessed.sort(Comparator.comparingInt(GroupWatch::depth).reversed());
    boolean suspect = false;
    for (GroupWatch watch : unwitnessed) {
      inspect(watch);
      suspect |= watch.isSuspect();
      next = Math.min(next, watch.untilDue(start));
    }
    long end = System.nanoTime();
    long rest = start + next - end;
    return suspect ? rest : Math.max(rest, rest(glanced - start, end - glanced));
  }

  private static long rest(long witnesses, long members) {
    return Math.max(
        Math.min(WITNESS_SHARE * witnesses, LONGEST_WITNESS_REST_NANOS),
        Math.min(MEMBERS_SHARE * members, LONGEST_MEMBERS_REST_NANOS));
  }

  private void inspect(GroupWatch watch) {
    try {
      if (watch.inspect()) {
        watched.remove(watch.group());
      }
    } catch (RuntimeException | Error e) {
      // The sampler serves every group of the program: one that is odd must not end it.
      watched.remove(watch.group());
      RuntimeLog.log(
          System.Logger.Level.ERROR,
          "no deadlock detection any more in " + watch.group().name(),
          e);
    }
  }
}
