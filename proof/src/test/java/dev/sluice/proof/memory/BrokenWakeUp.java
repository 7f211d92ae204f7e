package dev.sluice.proof.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A sender publishes a value and looks whether somebody waits; a receiver says that it waits and
 * looks whether there is a value. Without a full fence between the two both may see nothing, and
 * the receiver sleeps for ever: to be found.
 */
@JCStressTest
@Outcome(
    id = {"true, false", "false, true", "true, true"},
    expect = Expect.ACCEPTABLE,
    desc = "At least one of them sees the other.")
@Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "A lost wake-up.")
@State
public class BrokenWakeUp {
  private static final VarHandle VALUE;
  private static final VarHandle WAITS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      VALUE = lookup.findVarHandle(BrokenWakeUp.class, "value", boolean.class);
      WAITS = lookup.findVarHandle(BrokenWakeUp.class, "waits", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("UnusedVariable") // by way of VALUE
  private boolean value;

  @SuppressWarnings("UnusedVariable") // by way of WAITS
  private boolean waits;

  /** Publishes, then looks whether somebody waits. */
  @Actor
  public void sender(ZZ_Result result) {
    VALUE.setRelease(this, true);
    result.r1 = (boolean) WAITS.getAcquire(this);
  }

  /** Says that it waits, then looks for a value. */
  @Actor
  public void receiver(ZZ_Result result) {
    WAITS.setRelease(this, true);
    result.r2 = (boolean) VALUE.getAcquire(this);
  }
}
