package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.MethodInvocationTree;

/** Which locks are held. Monitors of statements and methods are entered by {@link Flow} itself. */
final class LockTransfer implements Transfer {
  private final ClassIndex index;

  LockTransfer(ClassIndex index) {
    this.index = index;
  }

  @Override
  public void call(MethodInvocationTree call, State state) {
    Lock lock = Locks.lock(index, call);
    if (lock == null) {
      return;
    }
    if (Locks.isAcquired(call)) {
      state.add(FactKind.HELD, lock, call);
    } else {
      state.remove(FactKind.HELD, lock);
    }
  }
}
