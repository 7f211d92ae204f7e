package dev.sluice.proof.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A place for one value, with the fences of a channel or without. */
final class Mailbox {
  private static final VarHandle FULL;

  static {
    try {
      FULL = MethodHandles.lookup().findVarHandle(Mailbox.class, "full", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private boolean full;

  /** Sends as a channel has to. */
  void send() {
    FULL.setRelease(this, true);
  }

  /** Whether something is there, as a channel has to find out. */
  boolean poll() {
    return (boolean) FULL.getAcquire(this);
  }

  /** Sends without a fence. */
  void sendWithoutFence() {
    full = true;
  }

  /** Whether something is there, without a fence. */
  boolean pollWithoutFence() {
    return full;
  }
}
