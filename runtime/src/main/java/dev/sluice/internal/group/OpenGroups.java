package dev.sluice.internal.group;

import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Membership;
import java.time.Duration;
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

  /** The calling thread opens the group of a run. */
  public static GroupCore open(Run run) {
    return open(run, GroupDeadline.NEVER);
  }

  /** The calling thread opens the group of a run that ends when a time has passed. */
  public static GroupCore open(Run run, Duration time) {
    GroupDeadline deadline = new GroupDeadline(time);
    GroupCore group = open(run, deadline);
    deadline.begin(group::expire);
    return group;
  }

  private static GroupCore open(Run run, GroupDeadline deadline) {
    Thread opener = Thread.currentThread();
    Membership outer = GoroutineRegistry.openedLast(opener);
    return new GroupCore(
        run, deadline, branchOfGoroutine(opener), outer == null ? null : core(outer));
  }

  /** Where a goroutine that the calling thread starts belongs, or null. */
  public static @Nullable TaskTree currentBranch() {
    Thread thread = Thread.currentThread();
    Membership opened = GoroutineRegistry.openedLast(thread);
    return opened != null ? core(opened).root() : branchOfGoroutine(thread);
  }

  /** The branch of the goroutine that a thread runs, or null. */
  private static @Nullable TaskTree branchOfGoroutine(Thread thread) {
    return GoroutineRegistry.goroutineOf(thread) instanceof GoroutineTask routine
        ? routine.branch()
        : null;
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
