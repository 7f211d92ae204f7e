package dev.sluice.proof.linearizability;

import dev.sluice.Received;
import dev.sluice.proof.stories.BrokenLane;
import dev.sluice.proof.stories.BrokenLane.Fault;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** The same operations on broken channels, which Lincheck has to tell from right ones. */
public abstract class BrokenOperations {
  private final BrokenLane lane;

  BrokenOperations(Fault fault) {
    lane = new BrokenLane(2, fault);
  }

  /** Nothing is wrong with this one. */
  public static final class None extends BrokenOperations {
    public None() {
      super(Fault.NONE);
    }
  }

  /** See {@link Fault#OUT_OF_ORDER}. */
  public static final class OutOfOrder extends BrokenOperations {
    public OutOfOrder() {
      super(Fault.OUT_OF_ORDER);
    }
  }

  /** See {@link Fault#OVERFILL}. */
  public static final class Overfill extends BrokenOperations {
    public Overfill() {
      super(Fault.OVERFILL);
    }
  }

  /** See {@link Fault#PEEK}. */
  public static final class Peek extends BrokenOperations {
    public Peek() {
      super(Fault.PEEK);
    }
  }

  /** Sends. */
  @Operation
  public String trySend(@Param(gen = IntGen.class, conf = "1:3") int value) {
    return lane.trySend(value) ? Operations.DONE : Operations.NOT_READY;
  }

  /** Receives. */
  @Operation
  public String tryReceive() {
    return lane.tryReceive().map(BrokenOperations::received).orElse(Operations.NOT_READY);
  }

  private static String received(Received<Integer> received) {
    return received.ok() ? String.valueOf(received.value()) : Operations.END;
  }
}
