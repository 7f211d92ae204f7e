// => [0, 1, 2] [0, 2, 4, 10, 11, 12] [numbers, copies, both]
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** An early end goes through a nested pipeline; a channel that is shared ends with its last holder. */
class NestedEarlyEnd {
  @Pipeline
  interface Copy {
    ReceiveChannel<Integer> numbers();

    SendChannel<Integer> copies();

    @Stage(in = "numbers", out = "copies")
    static void copy(ReceiveChannel<Integer> in, SendChannel<Integer> out)
        throws InterruptedException {
      for (int value : in) out.send(value);
    }
  }

  @Pipeline(stages = Copy.class)
  interface Endless {
    @Stage(out = "numbers")
    static void count(SendChannel<Integer> out) throws InterruptedException {
      for (int i = 0; ; i++) out.send(i);
    }

    @Stage(in = "copies")
    static List<Integer> three(ReceiveChannel<Integer> in) throws InterruptedException {
      return List.of(in.receive(), in.receive(), in.receive());
    }
  }

  @Pipeline
  @SuppressWarnings("sluice:Disconnected")
  @Stage(out = {"both", "both"})
  interface Two {
    SendChannel<Integer> low();

    SendChannel<Integer> high();

    @Stage(out = "low")
    static IntStream lows() {
      return IntStream.of(0, 2, 4);
    }

    @Stage(out = "high")
    static IntStream highs() {
      return IntStream.of(10, 11);
    }
  }

  @Pipeline(stages = Two.class)
  interface Merged {
    @Stage(out = "both")
    static IntStream more() {
      return IntStream.of(12);
    }

    @Stage
    static List<Integer> all(ReceiveChannel<Integer> both) {
      List<Integer> all = new ArrayList<>();
      for (int value : both) all.add(value);
      Collections.sort(all);
      return all;
    }
  }

  static Object test() throws Exception {
    List<Integer> three = new NestedEarlyEnd_EndlessPipeline().run();
    List<Integer> merged = new NestedEarlyEnd_MergedPipeline().run();
    List<String> names =
        Stream.of(
                new NestedEarlyEnd_EndlessPipeline().topology(),
                new NestedEarlyEnd_MergedPipeline().topology())
            .flatMap(it -> it.channels().stream())
            .map(Topology.Channel::name)
            .toList();
    return three + " " + merged + " " + names;
  }
}
