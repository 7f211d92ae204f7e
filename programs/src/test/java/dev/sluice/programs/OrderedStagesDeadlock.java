package dev.sluice.programs;

import dev.sluice.DeadlockException;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.Objects;

/** A pipeline that waits in a circle is reported, whether its workers are ordered or not. */
final class OrderedStagesDeadlock {
  private OrderedStagesDeadlock() {}

  private static void numbers(SendChannel<Integer> n, SendChannel<Integer> late)
      throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      n.send(i);
    }
    late.send(1);
  }

  private static int lateFirst(ReceiveChannel<Integer> late, ReceiveChannel<Integer> squares)
      throws InterruptedException {
    int sum = Objects.requireNonNull(late.receive());
    for (Integer square : squares) {
      sum += square;
    }
    return sum;
  }

  @Pipeline
  interface Plain {
    @Stage(out = {"n", "late"})
    static void source(SendChannel<Integer> n, SendChannel<Integer> late)
        throws InterruptedException {
      numbers(n, late);
    }

    @Stage(in = "n", out = "squares", workers = 3)
    static int square(int n) {
      return n * n;
    }

    @Stage(in = {"late", "squares"})
    static int sum(ReceiveChannel<Integer> late, ReceiveChannel<Integer> squares)
        throws InterruptedException {
      return lateFirst(late, squares);
    }
  }

  @Pipeline
  interface Ordered {
    @Stage(out = {"n", "late"})
    static void source(SendChannel<Integer> n, SendChannel<Integer> late)
        throws InterruptedException {
      numbers(n, late);
    }

    @Stage(in = "n", out = "squares", workers = 3, ordered = true)
    static int square(int n) {
      return n * n;
    }

    @Stage(in = {"late", "squares"})
    static int sum(ReceiveChannel<Integer> late, ReceiveChannel<Integer> squares)
        throws InterruptedException {
      return lateFirst(late, squares);
    }
  }

  static void main() throws InterruptedException {
    try {
      Verdict.that(false, "plain: %d", new OrderedStagesDeadlock_PlainPipeline().run());
    } catch (DeadlockException e) {
      Verdict.that(true, "plain workers are reported");
    }
    try {
      Verdict.that(false, "ordered: %d", new OrderedStagesDeadlock_OrderedPipeline().run());
    } catch (DeadlockException e) {
      Verdict.that(true, "ordered workers are reported");
    }
    Verdict.end();
  }
}
