package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Members;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows the goroutines that have not ended, the other threads that are blocked in an operation of
 * this library just now, and the groups that threads have open.
 */
public final class GoroutineRegistry {
  private static final Map<Thread, RegisteredGoroutine> GOROUTINES = new ConcurrentHashMap<>();

  /** Threads that were not started here, while they are parked in an operation. */
  private static final Set<Thread> FOREIGN = ConcurrentHashMap.newKeySet();

  /** The group that a thread opened last and has not closed. */
  private static final Map<Thread, Membership> OPENED = new ConcurrentHashMap<>();

  static {
    Members.groups(thread -> groupOf(thread) != null);
  }

  private GoroutineRegistry() {}

  // Goroutines and blocked threads.

  public static void register(RegisteredGoroutine goroutine) {
    GOROUTINES.put(goroutine.thread(), goroutine);
    RuntimeListener.get().arrives();
  }

  public static void deregister(RegisteredGoroutine goroutine) {
    GOROUTINES.remove(goroutine.thread());
  }

  /** Whether there is a goroutine, or another thread that is parked in an operation. */
  public static boolean isEmpty() {
    return GOROUTINES.isEmpty() && FOREIGN.isEmpty();
  }

  /** Those that have not ended. */
  static Collection<RegisteredGoroutine> goroutines() {
    return GOROUTINES.values();
  }

  /** The threads that were not started here, and are parked in an operation. */
  static Set<Thread> foreign() {
    return FOREIGN;
  }

  /**
   * The threads that count: goroutines, those blocked in an operation, those with an open group.
   */
  public static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(GOROUTINES.keySet());
    threads.addAll(FOREIGN);
    threads.addAll(OPENED.keySet());
    return threads;
  }

  /** The goroutine that a thread runs, or null for a thread that was not started here. */
  public static @Nullable RegisteredGoroutine goroutineOf(Thread thread) {
    return GOROUTINES.get(thread);
  }

  /** A name for reports. */
  public static String nameOf(Thread thread) {
    RegisteredGoroutine goroutine = goroutineOf(thread);
    String name = goroutine == null ? thread.getName() : goroutine.name();
    return name.isEmpty() ? "goroutine " + thread.threadId() : name;
  }

  /** Where the goroutine of a thread was started, if that is known. */
  static @Nullable StackTraceElement creatorOf(Thread thread) {
    RegisteredGoroutine goroutine = goroutineOf(thread);
    return goroutine == null ? null : goroutine.creator();
  }

  /** A thread is about to park; returns whether {@link #unparks} must follow. */
  static boolean parks(Thread thread) {
    if (GOROUTINES.containsKey(thread) || !FOREIGN.add(thread)) {
      return false;
    }
    RuntimeListener.get().arrives();
    return true;
  }

  static void unparks(Thread thread) {
    FOREIGN.remove(thread);
  }

  // Groups.

  /** The group that a thread is a member of, the innermost one, or null. */
  public static @Nullable Membership groupOf(Thread thread) {
    Membership opened = OPENED.get(thread);
    return opened != null ? opened : groupOfGoroutine(thread);
  }

  /** The group that the calling thread is a member of, the innermost one, or null. */
  public static @Nullable Membership currentGroup() {
    return groupOf(Thread.currentThread());
  }

  /** The group of the goroutine that a thread runs, or null. */
  public static @Nullable Membership groupOfGoroutine(Thread thread) {
    RegisteredGoroutine goroutine = goroutineOf(thread);
    return goroutine == null ? null : goroutine.membership();
  }

  /** A thread opens a group, which knows the one that the thread had opened before. */
  public static void opens(Thread opener, Membership group) {
    OPENED.put(opener, group);
  }

  /** A group is closed; the one around it is current again. */
  public static void closes(Thread opener, Membership group) {
    OPENED.computeIfPresent(
        opener, (thread, innermost) -> innermost == group ? openOuter(group) : innermost);
  }

  private static @Nullable Membership openOuter(Membership group) {
    Membership outer = group.outer();
    while (outer != null && outer.isClosed()) {
      outer = outer.outer();
    }
    return outer;
  }

  /** A thread has ended and will close nothing any more. */
  public static void forgetGroupsOf(Thread opener) {
    OPENED.remove(opener);
  }

  /** The group that a thread has opened last and not closed, or null. */
  public static @Nullable Membership openedLast(Thread thread) {
    return OPENED.get(thread);
  }

  /**
   * The groups that a thread has opened, the last one first, until they are closed: also one that
   * the thread is just closing, whose goroutines may take their time.
   */
  public static List<Membership> openedBy(Thread thread) {
    Membership last = OPENED.get(thread);
    if (last == null) {
      return List.of();
    }
    List<Membership> opened = new ArrayList<>();
    for (Membership group = last; group != null; group = group.outer()) {
      opened.add(group);
    }
    return opened;
  }

  /** Whether a thread has a group open that the clock will end. */
  public static boolean hasOpenedWithDeadline(Thread thread) {
    for (Membership group : openedBy(thread)) {
      if (group.hasDeadline()) {
        return true;
      }
    }
    return false;
  }
}
