package dev.sluice.internal.channel;

import dev.sluice.internal.view.RunView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What channels know of a group: that of a goroutine, or the one that they belong to. Every method
 * answers at once; those that are called with a channel's lock held say so.
 */
public interface Membership {
  /** The name of the group, which shows in reports. */
  String name();

  /** Which run of the process this is. */
  RunView run();

  /** Whether the group was cancelled, or one in whose goroutine it was opened. */
  boolean isCancelled();

  /**
   * Whether a thread counts with the members for the proof of a deadlock: also one of a group that
   * the opener has opened after this one, and that ends before it. Called with a channel's lock.
   */
  boolean encloses(Thread thread);

  /**
   * Whether it is the other group, or was opened and will be closed while that one is open: by a
   * goroutine of it, or by its opener after it.
   */
  boolean isEnclosedBy(Membership other);

  /**
   * A thread outside the group has come to do something that may move its members; told before it
   * does. Called with a channel's lock.
   */
  void outsiderCame();

  /**
   * What an operation on a channel of the cancelled group throws.
   *
   * @param thread the thread that is blocked in it
   * @return for a goroutine of the group; for any other thread the failure is thrown
   */
  InterruptedException interruption(Thread thread);

  /** What was told of a value that nobody will receive has thrown something. */
  void dropFailed(Throwable cause);

  /** A member has been blocked for so long. */
  void blocked(Thread thread, long nanos);

  /** The threads of the goroutines that have not ended. */
  List<Thread> memberThreads();

  /** Whether the clock will end the group, so that no standstill of it is final. */
  boolean hasDeadline();

  /**
   * The group in whose goroutine it was opened, or null. The cancellation of that one is this
   * group's: the goroutines here may meet it on a channel of the other one before the opener does.
   */
  @Nullable Membership parent();

  /** The group that its opener had opened before, and that is current again after it, or null. */
  @Nullable Membership outer();

  /** Whether it is closed. */
  boolean isClosed();
}
