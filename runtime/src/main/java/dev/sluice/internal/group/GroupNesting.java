package dev.sluice.internal.group;

import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Membership;
import org.jspecify.annotations.Nullable;

/**
 * Where a group stands among others.
 *
 * @param branch the task in whose goroutine the group was opened, or null. The cancellation of that
 *     task's group is this group's: the goroutines here may meet it on a channel of the other one
 *     before the opener does
 * @param outer the group that the same thread had opened before, which is current again after this
 *     one, or null
 */
record GroupNesting(@Nullable TaskTree branch, @Nullable GroupCore outer) {

  /** The place of a group that its opener is just opening. */
  static GroupNesting of(GroupCore group) {
    return new GroupNesting(OpenGroups.branchOfGoroutine(group.opener()), OpenGroups.opens(group));
  }

  /** The group in whose goroutine the group was opened, or null. */
  @Nullable GroupCore parent() {
    return branch == null ? null : branch.group();
  }

  /** The group that is current for the opener without this one, or null. */
  @Nullable GroupCore enclosing() {
    return outer != null ? outer : parent();
  }

  /**
   * The task of a group that the calling thread works for where another group is current: the
   * thread is a goroutine of the group and has opened the other one, or is a goroutine of that one.
   *
   * @return the task, or null where the thread works for none or the group is current
   */
  static @Nullable TaskTree taskBehind(GroupCore group) {
    TaskTree branch = OpenGroups.currentBranch();
    if (branch == null || branch.group() == group) {
      return null;
    }
    while (branch != null && branch.group() != group) {
      branch = branch.group().nesting().branch();
    }
    return branch;
  }

  /** Whether a group is another one, or a goroutine of that one has opened it, or of one within. */
  static boolean isWithin(@Nullable GroupCore group, GroupCore other) {
    GroupCore around = group;
    while (around != null && around != other) {
      around = around.nesting().parent();
    }
    return around != null;
  }

  /**
   * Throws where the calling thread is a goroutine of a group, or of one within.
   *
   * @param operation what it calls, which waits for the goroutines of the group
   * @throws IllegalStateException if so
   */
  static void checkOutside(GroupCore group, String operation) {
    TaskTree branch = OpenGroups.branchOfGoroutine(Thread.currentThread());
    if (branch != null && isWithin(branch.group(), group)) {
      throw new IllegalStateException(
          "%s of group '%s' in its own goroutine '%s' would wait for itself"
              .formatted(
                  operation, group.name(), GoroutineRegistry.nameOf(Thread.currentThread())));
    }
  }

  /**
   * Whether a group is another one, or was opened and will be closed while that one is open: by a
   * goroutine of it, or by its opener after it.
   */
  static boolean isEnclosed(@Nullable GroupCore group, Membership other) {
    GroupCore around = group;
    while (around != null && around != other) {
      around = around.nesting().enclosing();
    }
    return around != null;
  }

  /** How many groups a group is within, beside itself. */
  static int depth(GroupCore group) {
    int depth = 0;
    for (GroupCore around = group.nesting().parent();
        around != null;
        around = around.nesting().parent()) {
      depth++;
    }
    return depth;
  }
}
