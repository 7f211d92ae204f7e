package dev.sluice.programs;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Broadcast;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.stream.Stream;

/**
 * Pipelines with elements of 50 MB in a heap of 512 MB: nothing is declared, and however the
 * buffers adapt, they hold few of what is large.
 */
final class LargeElements {
  private static final int ELEMENTS = 40;
  private static final int BYTES = 50 << 20;

  private LargeElements() {}

  private static Stream<byte[]> source() {
    return Stream.generate(() -> new byte[BYTES]).limit(ELEMENTS);
  }

  private static int last(byte[] element) {
    element[BYTES - 1] = 1;
    return element[BYTES - 1];
  }

  private static int sum(ReceiveChannel<byte[]> in) {
    int sum = 0;
    for (byte[] element : in) {
      sum += last(element);
    }
    return sum;
  }

  private static int count(ReceiveChannel<Integer> in) {
    int sum = 0;
    for (int one : in) {
      sum += one;
    }
    return sum;
  }

  @Pipeline
  interface Fused {
    @Stage(out = "made")
    static Stream<byte[]> make() {
      return source();
    }

    @Stage(in = "made", out = "passed")
    static byte[] pass(byte[] element) {
      return element;
    }

    @Stage(in = "passed")
    static int use(ReceiveChannel<byte[]> passed) {
      return sum(passed);
    }
  }

  @Pipeline
  interface Unordered {
    @Stage(out = "made")
    static Stream<byte[]> make() {
      return source();
    }

    @Stage(in = "made", out = "looked", workers = 2)
    static int look(byte[] element) {
      return last(element);
    }

    @Stage(in = "looked")
    static int use(ReceiveChannel<Integer> looked) {
      return count(looked);
    }
  }

  @Pipeline
  interface Ordered {
    @Stage(out = "made")
    static Stream<byte[]> make() {
      return source();
    }

    @Stage(in = "made", out = "looked", workers = 2, ordered = true)
    static int look(byte[] element) {
      return last(element);
    }

    @Stage(in = "looked")
    static int use(ReceiveChannel<Integer> looked) {
      return count(looked);
    }
  }

  @Pipeline
  interface Both {
    @Stage(out = "made")
    static Stream<byte[]> make() {
      return source();
    }

    @Stage(in = "made")
    static int left(@Broadcast ReceiveChannel<byte[]> made) {
      return sum(made);
    }

    @Stage(in = "made")
    static int right(ReceiveChannel<byte[]> made) {
      return sum(made);
    }
  }

  static void main() throws InterruptedException {
    int fused = new LargeElements_FusedPipeline().run();
    Verdict.that(fused == ELEMENTS, "fused: %s", fused);
    int unordered = new LargeElements_UnorderedPipeline().run();
    Verdict.that(unordered == ELEMENTS, "two workers: %s", unordered);
    int ordered = new LargeElements_OrderedPipeline().run();
    Verdict.that(ordered == ELEMENTS, "two ordered workers: %s", ordered);
    var both = new LargeElements_BothPipeline().run();
    Verdict.that(both.left() + both.right() == 2 * ELEMENTS, "a broadcast: %s", both);
    Verdict.end();
  }
}
