// => [0, 2, 4, 6, 8] [] 20 Results[sum=20, inner=Results[least=0, most=8]]
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** Pipelines in pipelines, with renamed ports, an object, and results. */
class Nested {
  static final List<Integer> SEEN = Collections.synchronizedList(new ArrayList<>());

  @Pipeline
  @Stage(in = "numbers", out = "scaled")
  static class Scale {
    final int factor;

    Scale(int factor) {
      this.factor = factor;
    }

    @Stage(in = "from", out = "to")
    void scale(@Port ReceiveChannel<Integer> in, @Port SendChannel<Integer> out)
        throws InterruptedException {
      for (int number : in) out.send(number * factor);
    }
  }

  @Pipeline(stages = Scale.class)
  interface Middle {
    ReceiveChannel<Integer> numbers();

    SendChannel<Integer> scaled();
  }

  @Pipeline(stages = Middle.class)
  interface Plain {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 5);
    }

    @Stage(in = "scaled")
    static void see(int value) {
      SEEN.add(value);
    }
  }

  @Pipeline
  @Stage(in = "scaled")
  interface Sum {
    ReceiveChannel<Integer> values();

    @Stage(in = "values")
    static int sum(ReceiveChannel<Integer> in) {
      int sum = 0;
      for (int value : in) sum += value;
      return sum;
    }
  }

  @Pipeline(stages = {Middle.class, Sum.class})
  interface WithResult {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 5);
    }
  }

  @Pipeline
  @Stage(in = "scaled", name = "inner")
  interface Bounds {
    @Broadcast
    ReceiveChannel<Integer> values();

    @Stage(in = "values")
    static int least(ReceiveChannel<Integer> in) {
      int least = Integer.MAX_VALUE;
      for (int value : in) least = Math.min(least, value);
      return least;
    }

    @Stage(in = "values")
    static int most(ReceiveChannel<Integer> in) {
      int most = Integer.MIN_VALUE;
      for (int value : in) most = Math.max(most, value);
      return most;
    }
  }

  @Pipeline(stages = {Middle.class, Sum.class, Bounds.class})
  interface WithResults {
    @Broadcast
    Channel<Integer> scaled();

    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 5);
    }
  }

  static Object test() throws Exception {
    var scale = new Nested_ScalePipeline(new Scale(2));
    var middle = new Nested_MiddlePipeline(scale);
    new Nested_PlainPipeline(middle).run();
    int sum = new Nested_WithResultPipeline(middle).run();
    Nested_WithResultsPipeline.Results results =
        new Nested_WithResultsPipeline(new Nested_MiddlePipeline(new Scale(2))).run();
    return SEEN + " " + Goroutines.all() + " " + sum + " " + results;
  }
}
