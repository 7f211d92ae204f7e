package dev.sluice.internal.report;

import dev.sluice.SendChannel;
import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.MonitorThread;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Logs, once, that the program as a whole stands still: for two seconds all goroutines and all
 * other threads that are no daemons have waited in channels, selects, wait groups, locks and
 * conditions, each in the same place, and no timer is armed. That is likely a deadlock, and not
 * more: a daemon thread, a signal, or a virtual thread that was not started here may still come.
 * {@code -Dsluice.stalls=off} silences it.
 *
 * <p>As in {@link GroupWatch} one thread that can go on is enough, and is looked at first. Whoever
 * waits for a port or in {@link SendChannel#awaitAbandoned} says that others will come, and whoever
 * waits for a future waits for somebody else's work: they count as able to go on.
 */
final class Standstill extends MonitorThread {
  private static final long PERIOD_NANOS = 500_000_000;
  private static final long STANDSTILL_NANOS = 2_000_000_000;

  /** Looking at all threads may take one part in so many of its time. */
  private static final long SHARE = 200;

  /** The last thread that was found able to go on. */
  private WeakReference<@Nullable Thread> witness = new WeakReference<>(null);

  /** Where each thread was parked when all stood still; else empty. */
  private Map<Thread, Place> standing = Map.of();

  private volatile boolean told;

  Standstill() {
    super("sluice-standstill");
  }

  /**
   * Where a thread waits.
   *
   * @param in the operation or what else it is parked in; the thread itself where that is not known
   * @param round the round of the operation, where it is one of this library
   */
  private record Place(Object in, int round) {
    boolean isSameAs(@Nullable Place other) {
      return other != null && in == other.in && round == other.round;
    }
  }

  @Override
  public boolean isWanted() {
    return !told;
  }

  @Override
  public boolean hasWork() {
    return !told && !GoroutineRegistry.isEmpty();
  }

  @Override
  public long watch() {
    long start = System.nanoTime();
    Thread known = witness.get();
    if (known != null && known.isAlive() && place(known) == null) {
      return PERIOD_NANOS;
    }
    Map<Thread, Place> before = standing;
    standing = look();
    if (!standing.isEmpty() && isSame(before, standing)) {
      told = true;
      StallLog.stalled("", report(standing.keySet()));
      standing = Map.of();
    }
    long rest = standing.isEmpty() ? PERIOD_NANOS : STANDSTILL_NANOS;
    return Math.max(rest, SHARE * (System.nanoTime() - start));
  }

  /** Where every thread waits; empty if one of them can go on, which becomes the witness. */
  private Map<Thread, Place> look() {
    Map<Thread, Place> places = new LinkedHashMap<>();
    List<Thread> threads = nonDaemons();
    threads.addAll(GoroutineRegistry.threads());
    for (Thread thread : threads) {
      Place place = place(thread);
      if (place == null) {
        witness = new WeakReference<>(thread);
        return Map.of();
      }
      places.put(thread, place);
    }
    return places;
  }

  private static boolean isSame(Map<Thread, Place> before, Map<Thread, Place> now) {
    return before.size() == now.size()
        && now.entrySet().stream()
            .allMatch(entry -> entry.getValue().isSameAs(before.get(entry.getKey())));
  }

  private static List<Thread> nonDaemons() {
    ThreadGroup root = rootGroup();
    Thread[] found = new Thread[2 * root.activeCount() + 16];
    int count = root.enumerate(found);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // The virtual machine waits, in a thread that looks as if it ran, for all the others.
      if (!found[i].isDaemon() && !found[i].getName().equals("DestroyJavaVM")) {
        threads.add(found[i]);
      }
    }
    return threads;
  }

  /** Where a thread waits for others; null if it can go on by itself, or by the clock. */
  private static @Nullable Place place(Thread thread) {
    Thread.State state = thread.getState();
    if (state == Thread.State.BLOCKED) {
      return new Place(thread, 0);
    }
    if (state != Thread.State.WAITING || GoroutineRegistry.hasOpenedWithDeadline(thread)) {
      return null;
    }
    Object blocker = LockSupport.getBlocker(thread);
    return switch (blocker) {
      case BlockedOperation operation -> {
        Place place = new Place(operation, operation.round());
        yield operation.isPending() && !operation.expectsOutsiders() ? place : null;
      }
      case AbstractOwnableSynchronizer lock -> new Place(lock, 0);
      case AbstractQueuedSynchronizer.ConditionObject condition -> new Place(condition, 0);
      case AbstractQueuedLongSynchronizer.ConditionObject condition -> new Place(condition, 0);
      case null -> isInObjectWait(thread) ? new Place(thread, 0) : null;
      default -> null;
    };
  }

  /** Waiting for a monitor's notification has no blocker to be seen, but a frame. */
  private static boolean isInObjectWait(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    boolean waits = false;
    for (StackTraceElement frame : stack) {
      waits |= frame.getClassName().equals("java.lang.Object");
      if (isFedBySystem(frame.getClassName())) {
        return false;
      }
    }
    return waits;
  }

  /** Whether a class waits for the operating system by way of a monitor. */
  private static boolean isFedBySystem(String type) {
    return type.startsWith("java.lang.Process") || type.equals("java.awt.EventDispatchThread");
  }

  private static String report(Set<Thread> threads) {
    List<Thread> sorted = new ArrayList<>(threads);
    sorted.sort(Comparator.comparingLong(Thread::threadId));
    return "the program stands still: all goroutines and all other threads that are no daemons have"
        + " waited for two seconds, and no timer is armed (-Dsluice.stalls=off silences this)"
        + Listing.of(sorted, Set.of());
  }
}
