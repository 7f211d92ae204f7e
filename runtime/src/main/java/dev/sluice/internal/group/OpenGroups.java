package dev.sluice.internal.group;

import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Membership;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups that threads have open, and the branches that they work in. */
public final class OpenGroups {
  private OpenGroups() {}

  /** What channels know as a membership is a group. */
  public static GroupCore core(Membership membership) {
    return (GroupCore) membership;
  }

  private static @Nullable GroupCore coreOrNull(@Nullable Membership membership) {
    return (GroupCore) membership;
  }

  /** Where a goroutine that the calling thread starts belongs, or null. */
  public static @Nullable TaskTree currentBranch() {
    Thread thread = Thread.currentThread();
    GroupCore opened = coreOrNull(GoroutineRegistry.openedLast(thread));
    return opened != null ? opened.root() : branchOfGoroutine(thread);
  }

  /** The branch of the goroutine that a thread runs, or null. */
  static @Nullable TaskTree branchOfGoroutine(Thread thread) {
    return GoroutineRegistry.goroutineOf(thread) instanceof GoroutineTask routine
        ? routine.branch()
        : null;
  }

  /** The group of the goroutine that a thread runs, or null. */
  static @Nullable GroupCore groupOfGoroutine(Thread thread) {
    return coreOrNull(GoroutineRegistry.groupOfGoroutine(thread));
  }

  /** The calling thread opens a group; returns the one that it had opened before, or null. */
  static @Nullable GroupCore opens(GroupCore group) {
    return coreOrNull(GoroutineRegistry.opens(group.opener(), group));
  }

  /** The groups that a thread has opened, see {@link GoroutineRegistry#openedBy}. */
  public static List<GroupCore> openedBy(Thread thread) {
    List<GroupCore> opened = new ArrayList<>();
    for (Membership membership : GoroutineRegistry.openedBy(thread)) {
      opened.add(core(membership));
    }
    return opened;
  }

  /** Those that the opener of an open group has opened after it. */
  public static List<GroupCore> openedWithin(GroupCore group) {
    List<GroupCore> opened = openedBy(group.opener());
    return opened.subList(0, Math.max(0, opened.indexOf(group)));
  }
}
