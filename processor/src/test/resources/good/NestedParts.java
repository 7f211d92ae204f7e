package example;

import dev.sluice.*;
import dev.sluice.annotation.*;

/** Pipelines that need an object, that return something, and that share a channel. */
@Pipeline(
    stages = {
      NestedParts.Scale.class,
      NestedParts.Numbers.class,
      NestedParts.Sums.class,
      NestedParts.Count.class
    })
interface NestedParts {
  @Stage(out = "scaled")
  static Iterable<Long> more() {
    return java.util.List.of(1L, 2L);
  }

  /** Needs an object, and is not the only one that sends to its output port. */
  @Pipeline
  class Scale {
    private final int factor;

    Scale(int factor) {
      this.factor = factor;
    }

    @Stage(in = "numbers", out = "scaled")
    void scale(@Port ReceiveChannel<Integer> in, @Port SendChannel<Long> out)
        throws InterruptedException {
      for (int number : in) out.send((long) number * factor);
    }
  }

  /** Makes what it needs itself. */
  @Pipeline
  class Numbers {
    @Stage
    void count(@Port SendChannel<Integer> numbers) throws InterruptedException {
      for (int i = 0; i < 10; i++) numbers.send(i);
    }
  }

  /** Returns two results, and competes for its input. */
  @Pipeline
  interface Sums {
    ReceiveChannel<Long> scaled();

    @Stage(in = "scaled", out = "copies")
    static void copy(ReceiveChannel<Long> in, @Broadcast SendChannel<Long> out)
        throws InterruptedException {
      for (long value : in) out.send(value);
    }

    @Stage(in = "copies")
    static long sum(ReceiveChannel<Long> in) {
      long sum = 0;
      for (long value : in) sum += value;
      return sum;
    }

    @Stage(in = "copies")
    static long max(ReceiveChannel<Long> in) {
      long max = 0;
      for (long value : in) max = Math.max(max, value);
      return max;
    }
  }

  /** Returns one result. */
  @Pipeline
  interface Count {
    @Stage(in = "scaled")
    static int count(@Port ReceiveChannel<Long> in) throws InterruptedException {
      int count = 0;
      while (in.receiveOk().ok()) count++;
      return count;
    }
  }

  @Shared
  Channel<Long> scaled();
}
