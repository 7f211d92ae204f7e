package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * Watches who uses a channel of a group. As long as only members do, a deadlock of the group can be
 * proved: nobody else can send or receive. The last sender and receiver are remembered, so that an
 * edge between two goroutines costs one comparison an operation; they also tell a deadlock report
 * who waits for whom. Each side's part is guarded by that side's lock.
 */
final class Confinement {
  /** How many members are remembered where several share a side; a power of two. */
  private static final int REMEMBERED = 16;

  private final Group group;
  private @Nullable Thread lastSender;
  private @Nullable Thread lastReceiver;

  /** Both sides write it, each under its own lock where a channel has two. */
  private volatile boolean broken;

  /**
   * Members that were asked for, each in the place that its id gives it. Both sides write it
   * without a lock in common: what one overwrites of the other is asked for again.
   */
  private @Nullable Thread @Nullable [] members;

  Confinement(Group group) {
    this.group = group;
  }

  Group group() {
    return group;
  }

  void sender(Thread thread) {
    Thread last = lastSender;
    if (thread != last) {
      lastSender = thread;
      admit(thread, last != null);
    }
  }

  void receiver(Thread thread) {
    Thread last = lastReceiver;
    if (thread != last) {
      lastReceiver = thread;
      admit(thread, last != null);
    }
  }

  private void admit(Thread thread, boolean shared) {
    if (broken || isRemembered(thread)) {
      return;
    }
    if (!group.hasMember(thread)) {
      broken = true;
    } else if (shared) {
      remember(thread);
    }
  }

  private boolean isRemembered(Thread thread) {
    @Nullable Thread[] known = members;
    return known != null && known[place(thread)] == thread;
  }

  private void remember(Thread thread) {
    @Nullable Thread[] known = members;
    if (known == null) {
      known = new @Nullable Thread[REMEMBERED];
      members = known;
    }
    known[place(thread)] = thread;
  }

  private static int place(Thread thread) {
    return (int) thread.threadId() & (REMEMBERED - 1);
  }

  /** Whether somebody outside the group ever used the channel. */
  boolean isBroken() {
    return broken;
  }

  @Nullable Thread lastSender() {
    return lastSender;
  }

  @Nullable Thread lastReceiver() {
    return lastReceiver;
  }
}
