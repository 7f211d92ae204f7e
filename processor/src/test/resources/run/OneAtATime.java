// => 4000 at most 1
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** A function gets one value at a time, also from a stage that sends from several goroutines. */
class OneAtATime {
  static final AtomicInteger INSIDE = new AtomicInteger();
  static final AtomicInteger MOST = new AtomicInteger();
  static int sum; // unguarded, on purpose

  @Pipeline
  interface Counting {
    @Stage(out = "ones")
    static void several(SendChannel<Integer> out) throws InterruptedException {
      WaitGroup started = new WaitGroup();
      for (int i = 0; i < 3; i++) {
        started.go(
            () -> {
              for (int n = 0; n < 1000; n++) out.send(1);
            });
      }
      for (int n = 0; n < 1000; n++) out.send(1);
      started.await();
    }

    @Stage(in = "ones")
    static void add(int one) {
      MOST.accumulateAndGet(INSIDE.incrementAndGet(), Math::max);
      int before = sum;
      Thread.yield();
      sum = before + one;
      INSIDE.decrementAndGet();
    }
  }

  static Object test() throws Exception {
    new OneAtATime_CountingPipeline().run();
    return sum + " at most " + MOST;
  }
}
