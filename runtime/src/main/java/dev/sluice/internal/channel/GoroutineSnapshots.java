package dev.sluice.internal.channel;

import dev.sluice.Goroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Looks at goroutines, and at other threads that are blocked in an operation of this library. */
public final class GoroutineSnapshots {
  /** How often a goroutine is looked at that moves meanwhile. */
  private static final int LOOKS = 3;

  private static final String LIBRARY = "dev.sluice";

  /** The state of a goroutine that waits for nothing. */
  private static final String RUNNING = "running";

  private GoroutineSnapshots() {}

  /** All that there are, by id; each at an instant of its own. */
  public static List<Goroutine> all() {
    List<Goroutine> all = new ArrayList<>();
    for (RegisteredGoroutine goroutine : GoroutineRegistry.goroutines()) {
      all.add(of(goroutine.thread(), goroutine.name()));
    }
    for (Thread thread : GoroutineRegistry.foreign()) {
      all.add(of(thread, thread.getName()));
    }
    all.sort(Comparator.comparingLong(Goroutine::id));
    return List.copyOf(all);
  }

  /** A thread as it is now. */
  public static Goroutine of(Thread thread) {
    return of(thread, GoroutineRegistry.nameOf(thread));
  }

  /** A thread as it is now, under a name. */
  public static Goroutine of(Thread thread, String name) {
    for (int i = 0; i < LOOKS; i++) {
      BlockedOperation operation = BlockedOperation.of(thread);
      if (operation == null) {
        return notInAnOperation(thread, name);
      }
      int round = operation.round();
      WaitReason reason = operation.reason();
      String target = operation.target();
      Duration waiting = Duration.ofNanos(System.nanoTime() - operation.parkedAt());
      // The operation is the thread's own, which may be in another one by now.
      if (BlockedOperation.of(thread) == operation && operation.round() == round) {
        return new Goroutine(
            thread.threadId(),
            name,
            reason.text(),
            target,
            waiting,
            List.of(thread.getStackTrace()),
            GoroutineRegistry.creatorOf(thread));
      }
    }
    return new Goroutine(
        thread.threadId(),
        name,
        RUNNING,
        "",
        Duration.ZERO,
        List.of(thread.getStackTrace()),
        GoroutineRegistry.creatorOf(thread));
  }

  /** What a goroutine does: {@code running}, {@code ended}, or why it waits. */
  public static String stateOf(Thread thread) {
    BlockedOperation operation = BlockedOperation.of(thread);
    if (operation != null) {
      return operation.reason().text();
    }
    return switch (thread.getState()) {
      case TERMINATED -> "ended";
      case WAITING -> notInAnOperation(thread, "").state();
      case BLOCKED -> WaitReason.MUTEX_LOCK.text();
      case TIMED_WAITING -> WaitReason.SLEEP.text();
      case NEW, RUNNABLE -> RUNNING;
    };
  }

  public static Goroutine notInAnOperation(Thread thread, String name) {
    List<StackTraceElement> stack = List.of(thread.getStackTrace());
    String state =
        switch (thread.getState()) {
          case WAITING -> parked(LockSupport.getBlocker(thread), stack).text();
          case BLOCKED -> WaitReason.MUTEX_LOCK.text();
          case TIMED_WAITING -> WaitReason.SLEEP.text();
          case NEW, RUNNABLE, TERMINATED -> RUNNING;
        };
    return new Goroutine(
        thread.threadId(),
        name,
        state,
        "",
        Duration.ZERO,
        stack,
        GoroutineRegistry.creatorOf(thread));
  }

  /** Why a thread waits that waits for ever, and not in an operation of this library. */
  private static WaitReason parked(@Nullable Object blocker, List<StackTraceElement> stack) {
    if (blocker instanceof FusedSource) {
      return WaitReason.FUSED;
    }
    String type = blocker == null ? "" : blocker.getClass().getName();
    if (type.endsWith("ConditionObject") || isIn("java.lang.Object", stack)) {
      return WaitReason.COND_WAIT;
    }
    if (type.startsWith("java.util.concurrent.locks.Reentrant")) {
      return WaitReason.MUTEX_LOCK;
    }
    return isIn("sun.nio.ch.", stack) ? WaitReason.IO_WAIT : WaitReason.WAITING;
  }

  private static boolean isIn(String prefix, List<StackTraceElement> stack) {
    return stack.stream().anyMatch(frame -> frame.getClassName().startsWith(prefix));
  }

  /** Whether a frame is one of this library or of the JDK. */
  public static boolean isOfTheLibrary(StackTraceElement frame) {
    String type = frame.getClassName();
    String room = type.substring(0, Math.max(0, type.lastIndexOf('.')));
    return room.equals(LIBRARY)
        || room.equals(LIBRARY + ".generated")
        || room.startsWith(LIBRARY + ".internal.")
        || type.startsWith("java.")
        || type.startsWith("jdk.");
  }
}
