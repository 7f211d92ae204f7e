package dev.sluice.internal.group;

import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Membership;
import org.jspecify.annotations.Nullable;

/** Where groups stand among one another. */
final class GroupNesting {
  private GroupNesting() {}

  /** Whether a group is another one, or a goroutine of that one has opened it, or of one within. */
  static boolean isWithin(@Nullable Membership group, Membership other) {
    Membership around = group;
    while (around != null && around != other) {
      around = around.parent();
    }
    return around != null;
  }

  /**
   * Throws where the calling thread is a goroutine of a group, or of one within.
   *
   * @param operation what it calls, which waits for the goroutines of the group
   * @throws IllegalStateException if so
   */
  static void checkOutside(Membership group, String operation) {
    Thread thread = Thread.currentThread();
    if (isWithin(GoroutineRegistry.groupOfGoroutine(thread), group)) {
      throw new IllegalStateException(
          "%s of group '%s' in its own goroutine '%s' would wait for itself"
              .formatted(operation, group.name(), GoroutineRegistry.nameOf(thread)));
    }
  }

  /**
   * Whether a group is another one, or was opened and will be closed while that one is open: by a
   * goroutine of it, or by its opener after it.
   */
  static boolean isEnclosed(@Nullable Membership group, Membership other) {
    Membership around = group;
    while (around != null && around != other) {
      Membership outer = around.outer();
      around = outer != null ? outer : around.parent();
    }
    return around != null;
  }

  /** How many groups a group is within, beside itself. */
  static int depth(Membership group) {
    int depth = 0;
    for (Membership around = group.parent(); around != null; around = around.parent()) {
      depth++;
    }
    return depth;
  }
}
