package dev.sluice;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of a channel whose receiver is a stage of a group that runs in the sender's
 * goroutine. As if it ran in a goroutine of its own, its failure is the group's, whatever the
 * sender does with the exception, and it gets one value at a time, however many goroutines the
 * sender has started.
 */
final class StageSink<T> extends SinkChannel<T> {
  private final Group group;

  /** The sender: the goroutine in whose branch others may send too. */
  private final Thread owner = Thread.currentThread();

  private final @Nullable Branch branch = Goroutines.currentBranch();

  /** Held while the stage is called, unless the sender is alone. */
  private final ReentrantLock turn = new ReentrantLock();

  /** What the stage has failed with: it is not called again. */
  private volatile @Nullable Throwable failure;

  StageSink(Group group, Sink<? super T> sink) {
    super(sink);
    this.group = group;
  }

  @Override
  void pass(@Nullable T value) {
    if (isAlone()) {
      call(value);
      return;
    }
    turn.lock();
    try {
      call(value);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Whether nobody else can be in the stage: the sender is the only goroutine of its branch, and as
   * long as it is in the stage it starts no other one.
   */
  private boolean isAlone() {
    return Thread.currentThread() == owner && branch != null && branch.isSingle();
  }

  private void call(@Nullable T value) {
    Throwable before = failure;
    if (before != null) {
      throw Failures.<RuntimeException>sneak(before);
    }
    try {
      super.pass(value);
    } catch (ChannelAbandonedException e) {
      throw e; // Nobody wants more, which is no failure.
    } catch (Throwable e) {
      if (!(e instanceof InterruptedException)) {
        failure = e;
        group.ended(Goroutines.nameOf(Thread.currentThread()), e);
      }
      throw Failures.<RuntimeException>sneak(e);
    }
  }
}
