package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * Watches who uses a channel of a group. As long as only members do, a deadlock of the group can be
 * proved: nobody else can send or receive. The last sender and receiver are remembered, so that an
 * edge between two goroutines costs one comparison an operation; they also tell a deadlock report
 * who waits for whom. Guarded by the channel's lock.
 */
final class Confinement {
  private final Group group;
  private @Nullable Thread lastSender;
  private @Nullable Thread lastReceiver;

  /** Both sides write it, each under its own lock where a channel has two. */
  private volatile boolean broken;

  Confinement(Group group) {
    this.group = group;
  }

  Group group() {
    return group;
  }

  void sender(Thread thread) {
    if (thread != lastSender) {
      lastSender = thread;
      admit(thread);
    }
  }

  void receiver(Thread thread) {
    if (thread != lastReceiver) {
      lastReceiver = thread;
      admit(thread);
    }
  }

  private void admit(Thread thread) {
    if (!broken && !group.hasMember(thread)) {
      broken = true;
    }
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
