package dev.sluice.testing;

import dev.sluice.Goroutine;
import dev.sluice.Goroutines;
import dev.sluice.internal.schedule.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches, in real time, for whom the clock of a bubble waits: says so after a second, and ends the
 * test after the limit.
 */
final class Watch {
  static final System.Logger LOGGER = System.getLogger("dev.sluice.testing");

  private static final long PERIOD_NANOS = 100_000_000;
  private static final long PATIENCE_NANOS = 1_000_000_000;
  private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

  private final Bubble bubble;

  /** Whom the log has named. */
  private final Set<Member> named = ConcurrentHashMap.newKeySet();

  private volatile long limitNanos =
      TimeUnit.SECONDS.toNanos(Long.getLong("sluice.virtualtime.limit", 30));

  private volatile @Nullable AssertionError failure;
  private @Nullable Future<?> watching;

  Watch(Bubble bubble) {
    this.bubble = bubble;
  }

  private static ScheduledThreadPoolExecutor executor() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform()
                .daemon()
                .name("sluice-virtual-time")
                .inheritInheritableThreadLocals(false)
                .factory());
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(200, TimeUnit.MILLISECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  void start() {
    watching =
        EXECUTOR.scheduleWithFixedDelay(
            this::lookSafely, PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS);
  }

  void stop() {
    if (watching != null) {
      watching.cancel(false);
    }
  }

  void limit(Duration limit) {
    try {
      limitNanos = limit.toNanos();
    } catch (ArithmeticException e) {
      limitNanos = Long.MAX_VALUE;
    }
  }

  /** What the test was ended with, or null. */
  @Nullable AssertionError failure() {
    return failure;
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException | Error e) {
      LOGGER.log(System.Logger.Level.ERROR, "virtual time is not watched for a moment", e);
    }
  }

  private void look() {
    long now = System.nanoTime();
    for (Member member : bubble.members()) {
      boolean idle = member.isBlocked() || (member == bubble.main() && !bubble.isEntered());
      long held = idle ? 0 : now - member.movedAt();
      if (held >= PATIENCE_NANOS && named.add(member)) {
        LOGGER.log(System.Logger.Level.WARNING, text(member));
      }
      if (held >= limitNanos) {
        end(text(member));
        return;
      }
    }
  }

  /** Ends what the test waits for, and the test with the first text. */
  private void end(String text) {
    AssertionError known = failure;
    AssertionError error = known == null ? new AssertionError(text) : known;
    failure = error;
    Member main = bubble.main();
    if (main.isBlocked()) {
      main.end(() -> error);
    } else if (known == null) {
      main.thread().interrupt();
    }
  }

  private String text(Member member) {
    Thread thread = member.thread();
    Optional<Goroutine> goroutine =
        Goroutines.all().stream().filter(one -> one.id() == thread.threadId()).findFirst();
    List<StackTraceElement> stack =
        goroutine.map(Goroutine::stack).orElseGet(() -> List.of(thread.getStackTrace()));
    StackTraceElement caller = Listing.caller(stack);
    return "virtual time of '%s' stands at %s: goroutine '%s' %s%s"
        .formatted(
            bubble.name(),
            bubble.instant(),
            thread.getName(),
            what(goroutine, stack),
            caller == null ? "" : " at " + caller.getFileName() + ":" + caller.getLineNumber());
  }

  /** What a member does that the clock waits for. */
  private static String what(Optional<Goroutine> goroutine, List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals("java.lang.Thread")) {
        if (frame.getMethodName().startsWith("sleep")) {
          return "sleeps in real time (Thread.sleep)";
        }
        if (frame.getMethodName().equals("join")) {
          return "waits in real time for a thread (Thread.join)";
        }
      }
      if (frame.getClassName().equals("java.util.concurrent.CompletableFuture")) {
        return "waits in real time for a CompletableFuture";
      }
    }
    String state = goroutine.map(Goroutine::state).orElse("running");
    return switch (state) {
      case "running" -> "runs";
      case "IO wait" -> "waits for input or output";
      case "sync.Mutex.Lock" -> "waits for a lock";
      default ->
          state.startsWith("chan ") || state.startsWith("select") || state.startsWith("sync.Wait")
              ? "waits for what was made outside [" + state + "]"
              : "waits in real time [" + state + "]";
    };
  }
}
