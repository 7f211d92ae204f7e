package dev.sluice;

import dev.sluice.internal.schedule.Members;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The goroutines that have not ended: those that {@link Go}, {@link WaitGroup} and {@link Group}
 * started, and any other thread that is blocked in an operation of this library just now.
 */
public final class Goroutines {
  private static final Map<Thread, Routine> ROUTINES = new ConcurrentHashMap<>();

  /** Threads that were not started here, while they are parked in an operation. */
  private static final Set<Thread> FOREIGN = ConcurrentHashMap.newKeySet();

  /** The group that a thread opened last and has not closed. */
  private static final Map<Thread, Group> OPENED = new ConcurrentHashMap<>();

  static {
    Members.groups(thread -> groupOf(thread) != null);
  }

  private Goroutines() {}

  /**
   * Lists the goroutines. Each is described at an instant of its own; those that end meanwhile may
   * be missing.
   *
   * @return the goroutines, by id
   */
  public static List<Goroutine> all() {
    List<Goroutine> all = new ArrayList<>();
    for (Routine routine : ROUTINES.values()) {
      all.add(Goroutine.of(routine.thread(), routine.name()));
    }
    for (Thread thread : FOREIGN) {
      all.add(Goroutine.of(thread, thread.getName()));
    }
    all.sort(Comparator.comparingLong(Goroutine::id));
    return List.copyOf(all);
  }

  /**
   * Writes the goroutines in the format of Go's goroutine dump, with the wait reason, how long it
   * has lasted in whole minutes, the channel, the stack, and who created it if that was recorded.
   *
   * @return the dump, empty if there is no goroutine
   */
  public static String dump() {
    return dump(all());
  }

  static String dump(List<Goroutine> goroutines) {
    return goroutines.stream().map(Goroutine::withStack).collect(Collectors.joining("\n"));
  }

  /**
   * From now on each goroutine that is started remembers where ({@link Goroutine#creator}), and
   * dumps say so. That makes starting one several times as slow: for tests and for hunting leaks.
   */
  public static void recordCreators() {
    Creators.record();
  }

  /** Where the goroutine of a thread was started, if that is known. */
  static @Nullable StackTraceElement creatorOf(Thread thread) {
    Routine routine = routineOf(thread);
    return routine == null ? null : routine.creator();
  }

  /**
   * The threads that count: goroutines, those blocked in an operation, those with an open group.
   */
  static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(ROUTINES.keySet());
    threads.addAll(FOREIGN);
    threads.addAll(OPENED.keySet());
    return threads;
  }

  /** A thread as it is now. */
  static Goroutine describe(Thread thread) {
    return Goroutine.of(thread, nameOf(thread));
  }

  /** The group that a thread is a member of, the innermost one, or null. */
  static @Nullable Group groupOf(Thread thread) {
    Branch branch = branchOf(thread);
    return branch == null ? null : branch.group();
  }

  /** The group of the goroutine that a thread runs, or null. */
  static @Nullable Group groupOfRoutine(Thread thread) {
    Routine routine = routineOf(thread);
    return routine == null || routine.branch() == null ? null : routine.branch().group();
  }

  /** The operation that a thread is parked in, or null. */
  static @Nullable Parker blockedIn(Thread thread) {
    return LockSupport.getBlocker(thread) instanceof Parker parker && parker.isPending()
        ? parker
        : null;
  }

  static void register(Routine routine) {
    ROUTINES.put(routine.thread(), routine);
    RuntimeMonitor.arrive();
  }

  /** Whether there is a goroutine, or another thread that is parked in an operation. */
  static boolean exist() {
    return !ROUTINES.isEmpty() || !FOREIGN.isEmpty();
  }

  static void deregister(Routine routine) {
    ROUTINES.remove(routine.thread());
  }

  /** The goroutine that a thread runs, or null for a thread that was not started here. */
  static @Nullable Routine routineOf(Thread thread) {
    return ROUTINES.get(thread);
  }

  /** A name for reports. */
  static String nameOf(Thread thread) {
    Routine routine = routineOf(thread);
    String name = routine == null ? thread.getName() : routine.name();
    return name.isEmpty() ? "goroutine " + thread.threadId() : name;
  }

  /** Where a goroutine that the calling thread starts belongs, or null. */
  static @Nullable Branch currentBranch() {
    return branchOf(Thread.currentThread());
  }

  private static @Nullable Branch branchOf(Thread thread) {
    Group opened = OPENED.get(thread);
    if (opened != null) {
      return opened.root();
    }
    Routine routine = routineOf(thread);
    return routine == null ? null : routine.branch();
  }

  /** The group that the calling thread is a member of, the innermost one, or null. */
  static @Nullable Group currentGroup() {
    Branch branch = currentBranch();
    return branch == null ? null : branch.group();
  }

  /** The calling thread opens a group; returns the one that it had opened before, or null. */
  static @Nullable Group opened(Group group) {
    return OPENED.put(group.opener(), group);
  }

  /** A group is closed; the one around it is current again. */
  static void closed(Group group) {
    OPENED.computeIfPresent(
        group.opener(), (thread, innermost) -> innermost == group ? openOuter(group) : innermost);
  }

  /**
   * The groups that a thread has opened, the last one first, until they are closed: also one that
   * the thread is just closing, whose goroutines may take their time.
   */
  static List<Group> openedBy(Thread thread) {
    Group last = OPENED.get(thread);
    if (last == null) {
      return List.of();
    }
    List<Group> opened = new ArrayList<>();
    for (Group group = last; group != null; group = group.outer()) {
      opened.add(group);
    }
    return opened;
  }

  /** Whether a thread has a group open that the clock will end. */
  static boolean hasOpenedWithDeadline(Thread thread) {
    for (Group group : openedBy(thread)) {
      if (group.hasDeadline()) {
        return true;
      }
    }
    return false;
  }

  /** Those that the opener of an open group has opened after it. */
  static List<Group> openedWithin(Group group) {
    List<Group> opened = openedBy(group.opener());
    return opened.subList(0, Math.max(0, opened.indexOf(group)));
  }

  /** A thread has ended and will close nothing any more. */
  static void forgetGroupsOf(Thread opener) {
    OPENED.remove(opener);
  }

  private static @Nullable Group openOuter(Group group) {
    Group outer = group.outer();
    while (outer != null && outer.isClosed()) {
      outer = outer.outer();
    }
    return outer;
  }

  /** A thread is about to park; returns whether {@link #unparks} must follow. */
  static boolean parks(Parker parker) {
    if (ROUTINES.containsKey(parker.thread()) || !FOREIGN.add(parker.thread())) {
      return false;
    }
    RuntimeMonitor.arrive();
    return true;
  }

  static void unparks(Parker parker) {
    FOREIGN.remove(parker.thread());
  }
}
