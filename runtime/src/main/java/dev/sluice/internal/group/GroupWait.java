package dev.sluice.internal.group;

import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.QueuedOperation;
import dev.sluice.internal.channel.WaitQueues;
import dev.sluice.internal.channel.WaitReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for goroutines of a group to end. The group's own cancellation does not end
 * the wait: the goroutines end by it, and so the wait.
 */
final class GroupWait extends QueuedOperation {
  private final Membership group;

  /** Whether a goroutine of another group stops waiting when that one is cancelled. */
  private final boolean endsWithItsGroup;

  /** What is called while the wait takes long, or null. */
  private final @Nullable Reminder reminder;

  /**
   * A wait of the calling thread.
   *
   * @param queues where it is queued, as a receiver
   * @param reason the operation
   * @param endsWithItsGroup whether a goroutine of another group stops waiting when that one is
   *     cancelled
   * @param reminder what is called while the wait takes long, or null
   */
  GroupWait(
      Membership group,
      WaitQueues queues,
      WaitReason reason,
      boolean endsWithItsGroup,
      @Nullable Reminder reminder) {
    super(queues, reason, group.name());
    this.group = group;
    this.endsWithItsGroup = endsWithItsGroup;
    this.reminder = reminder;
  }

  @Override
  public boolean endsWithItsGroup() {
    return endsWithItsGroup;
  }

  @Override
  public void failWith(Membership failed) {}

  /** Only the end of a goroutine completes it. */
  @Override
  public boolean isConfinedTo(Membership other) {
    return group.isEnclosedBy(other);
  }

  @Override
  public boolean waitsForOthers() {
    return true;
  }

  @Override
  public List<Thread> partners() {
    return group.memberThreads();
  }

  @Override
  public long wakeAt() {
    return reminder == null ? Long.MAX_VALUE : reminder.due();
  }

  @Override
  public void expire() {
    if (reminder != null) {
      reminder.remind();
    }
  }
}
