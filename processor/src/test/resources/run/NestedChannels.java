// => [numbers, scaler.raw, scaler.deep.rest] [numbers, scaler.raw, scaler.deep.rest]
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.*;

/** The channels of a run, those of the pipelines in it by their stages' names. */
class NestedChannels {
  static final Channel<Void> END = Channel.make();

  @Pipeline
  @Stage(in = "raw")
  interface Deep {
    ReceiveChannel<Integer> values();

    @Stage(in = "values", out = "rest")
    static void keep(ReceiveChannel<Integer> in, SendChannel<Integer> out) throws Exception {
      for (int value : in) out.send(value);
    }

    @Stage(in = "rest")
    static void drop(ReceiveChannel<Integer> in) throws Exception {
      END.receive();
    }
  }

  @Pipeline(stages = Deep.class)
  @Stage(name = "scaler")
  interface Scale {
    ReceiveChannel<Integer> numbers();

    @Capacity(2)
    Channel<Integer> raw();

    @Stage(in = "numbers", out = "raw")
    static int twice(int number) {
      return 2 * number;
    }
  }

  @Pipeline(stages = Scale.class)
  interface Outer {
    @Stage(out = "numbers")
    static void count(SendChannel<Integer> out) throws InterruptedException {
      for (int i = 0; i < 10; i++) out.send(i);
    }
  }

  static List<String> blocked(PipelineRun<Void> run) {
    return run.channels().stream()
        .filter(it -> !it.blockedSenders().isEmpty())
        .map(ChannelState::name)
        .toList();
  }

  static Object test() throws Exception {
    try (PipelineRun<Void> run = new NestedChannels_OuterPipeline().start()) {
      while (blocked(run).size() < 3) LockSupport.parkNanos(100_000);
      List<String> blocked = blocked(run);
      END.close();
      run.join();
      return blocked + " " + run.channels().stream().map(ChannelState::name).toList();
    }
  }
}
