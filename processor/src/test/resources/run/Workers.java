// => 499500 1000
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** Eight workers, fan-in, two results. */
class Workers {
  @Pipeline
  interface Work {
    @Stage(out = "numbers")
    static void even(SendChannel<Integer> out) throws InterruptedException {
      for (int i = 0; i < 1000; i += 2) out.send(i);
    }

    @Stage(out = "numbers")
    static void odd(SendChannel<Integer> out) throws InterruptedException {
      for (int i = 1; i < 1000; i += 2) out.send(i);
    }

    @Stage(in = "numbers", out = {"sums", "counts"}, workers = 8)
    static void split(
        ReceiveChannel<Integer> in, SendChannel<Long> sums, @Capacity(8) SendChannel<Integer> counts)
        throws InterruptedException {
      for (int v : in) {
        sums.send((long) v);
        counts.send(1);
      }
    }

    @Stage
    static long sum(ReceiveChannel<Long> sums) {
      long total = 0;
      for (long v : sums) total += v;
      return total;
    }

    @Stage
    static int count(ReceiveChannel<Integer> counts) {
      int total = 0;
      for (int v : counts) total += v;
      return total;
    }
  }

  static Object test() throws Exception {
    Workers_WorkPipeline.Results results = new Workers_WorkPipeline().run();
    return results.sum() + " " + results.count();
  }
}
