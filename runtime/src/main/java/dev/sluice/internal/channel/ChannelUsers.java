package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/**
 * Watches who uses a channel of a group. As long as only members do, a deadlock of the group can be
 * proved: no member is left that could send or receive. The last sender and receiver are
 * remembered, so that an edge between two goroutines costs one comparison an operation, and two
 * where two goroutines share a side; they also tell a deadlock report who waits for whom. A range
 * asks only about a thread that is new to it: where several ranges share a side, the last one is
 * whoever was new, or has blocked, last.
 *
 * <p>Threads are remembered by their ids, which the JDK gives only once: a channel keeps no thread
 * alive that has ended, nor what its task has captured. Each side's part is guarded by that side's
 * lock.
 */
public final class ChannelUsers {
  /** No thread has this id. */
  private static final long NOBODY = 0;

  private final Membership group;

  /** Whether the channel is said to be for threads outside the group, too. */
  private volatile boolean port;

  private long lastSender = NOBODY;
  private long lastReceiver = NOBODY;

  /** Who was last on each side before that one: where two take turns, neither is asked about. */
  private long senderBefore = NOBODY;

  private long receiverBefore = NOBODY;

  /** Whether a side has had several threads. */
  private volatile boolean shared;

  /** Whether threads outside the group use the channel; both sides write it, each with its lock. */
  private volatile boolean open;

  /** A channel of the group's members. */
  public ChannelUsers(Membership group) {
    this(group, false);
  }

  /**
   * A channel of a group.
   *
   * @param port whether it is a port, which threads outside the group use as well
   */
  public ChannelUsers(Membership group, boolean port) {
    this.group = group;
    this.port = port;
    this.open = port;
  }

  Membership group() {
    return group;
  }

  /** The group, if it was cancelled. */
  @Nullable Membership cancelledGroup() {
    return group.isCancelled() ? group : null;
  }

  void sender(Thread thread) {
    long id = thread.threadId();
    if (id != lastSender) {
      boolean known = id == senderBefore;
      senderBefore = lastSender;
      lastSender = id;
      if (!known) {
        share(senderBefore);
        admit(thread);
      }
    }
  }

  void receiver(Thread thread) {
    long id = thread.threadId();
    if (id != lastReceiver) {
      boolean known = id == receiverBefore;
      receiverBefore = lastReceiver;
      lastReceiver = id;
      if (!known) {
        share(receiverBefore);
        admit(thread);
      }
    }
  }

  /** Another thread than this one comes to its side. */
  private void share(long last) {
    if (last != NOBODY && !shared) {
      shared = true;
    }
  }

  /** Whether each side has had one thread at most, as far as they were asked about. */
  boolean isUnshared() {
    return !shared;
  }

  /** Asks whether a thread is a member; needs no memory, because a lock is held. */
  private void admit(Thread thread) {
    if (!open && !group.encloses(thread)) {
      open();
    }
  }

  /** From now on threads outside the group may use the channel: it is no part of a proof. */
  void expectOutsiders() {
    port = true;
    if (!open) {
      open();
    }
  }

  private void open() {
    open = true;
    group.outsiderCame();
  }

  /** Whether the channel is said to be for threads outside the group, too. */
  boolean isPort() {
    return port;
  }

  /** Whether threads outside the group use the channel, or may do so. */
  boolean isBroken() {
    return open;
  }

  /**
   * Who was last on a side.
   *
   * @return the id of the thread; 0 if nobody was
   */
  long last(boolean sending) {
    return sending ? lastSender : lastReceiver;
  }
}
