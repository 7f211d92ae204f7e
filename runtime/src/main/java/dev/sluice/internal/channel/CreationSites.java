package dev.sluice.internal.channel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where goroutines were created, for reports of leaks (rule LK-03): recorded with {@code
 * -Dsluice.leaks=report} and under the leak check for tests. Otherwise it is not, for to look at
 * the stack costs more than the start of a goroutine itself.
 */
public final class CreationSites {
  private static final StackWalker STACK = StackWalker.getInstance(Set.of(), 16);

  private static volatile boolean recorded = "report".equals(System.getProperty("sluice.leaks"));

  private CreationSites() {}

  /** From now on goroutines know where they were created. */
  public static void record() {
    recorded = true;
  }

  /** The line of the calling thread's own code that starts a goroutine just now, if recorded. */
  public static @Nullable StackTraceElement current() {
    if (!recorded) {
      return null;
    }
    return STACK.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::toStackTraceElement)
                .filter(frame -> !GoroutineSnapshots.isOfTheLibrary(frame))
                .findFirst()
                .orElse(null));
  }
}
