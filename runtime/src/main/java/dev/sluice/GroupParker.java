package dev.sluice;

import dev.sluice.internal.schedule.Scheduler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for goroutines of a group to end. The group's own cancellation does not end
 * the wait: the goroutines end by it, and so the wait.
 */
final class GroupParker extends Parker {
  private final Group group;
  private final WaitQueues queues;
  private final String reason;

  /** Whether a goroutine of another group stops waiting when that one is cancelled. */
  private final boolean endsWithItsGroup;

  /** What is called while the wait takes long, or null. */
  private final @Nullable Reminder reminder;

  /**
   * A wait of the calling thread.
   *
   * @param queues where it is queued, as a receiver
   * @param reason the wait as a dump names it
   * @param endsWithItsGroup whether a goroutine of another group stops waiting when that one is
   *     cancelled
   * @param reminder what is called while the wait takes long, or null
   */
  GroupParker(
      Group group,
      WaitQueues queues,
      String reason,
      boolean endsWithItsGroup,
      @Nullable Reminder reminder) {
    this.group = group;
    this.queues = queues;
    this.reason = reason;
    this.endsWithItsGroup = endsWithItsGroup;
    this.reminder = reminder;
  }

  @Override
  boolean endsWithItsGroup() {
    return endsWithItsGroup;
  }

  @Override
  boolean claim() {
    return true;
  }

  @Override
  boolean withdraw() {
    queues.lock();
    try {
      return queues.dequeue(this);
    } finally {
      queues.unlock();
    }
  }

  @Override
  @Nullable Group cancelledGroup() {
    return null;
  }

  @Override
  void failWith(Group failed) {}

  /** Only the end of a goroutine completes it. */
  @Override
  boolean isConfinedTo(Group other) {
    return group.isEnclosedBy(other);
  }

  @Override
  boolean isDurableIn(Scheduler scheduler) {
    return queues.isDurableIn(scheduler);
  }

  @Override
  boolean waitsForOthers() {
    return true;
  }

  @Override
  List<Awaited> awaited() {
    return List.of(new Awaited(queues, false));
  }

  @Override
  List<Thread> partners() {
    return group.routines().stream().map(Routine::thread).toList();
  }

  @Override
  String reason() {
    return reason;
  }

  @Override
  String target() {
    return group.name();
  }

  @Override
  long wakeAt() {
    return reminder == null ? Long.MAX_VALUE : reminder.due();
  }

  @Override
  void expire() {
    if (reminder != null) {
      reminder.remind();
    }
  }
}
