// => limits: multiply: java.lang.IllegalStateException: at 7 | [] | java.util.concurrent.CancellationException: pipeline 'Outer' was cancelled | []
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** What fails inside fails the outer pipeline, and a cancel reaches inside. */
class NestedFailure {
  static volatile boolean failing = true;
  static final CountDownLatch running = new CountDownLatch(100);

  @Pipeline
  @Stage(in = "numbers", out = "multiples", name = "limits")
  interface Inner {
    ReceiveChannel<Integer> in();

    SendChannel<Integer> out();

    @Stage(in = "in", out = "out", async = true)
    static int multiply(int value) {
      if (failing && value == 7) throw new IllegalStateException("at " + value);
      return 2 * value;
    }
  }

  @Pipeline(stages = Inner.class)
  interface Outer {
    @Stage(out = "numbers")
    static void count(SendChannel<Integer> out) throws InterruptedException {
      for (int i = 0; ; i++) out.send(i);
    }

    @Stage(in = "multiples")
    static void drop(ReceiveChannel<Integer> in) {
      for (int ignored : in) running.countDown();
    }
  }

  static Exception cancelled() throws InterruptedException {
    PipelineRun<Void> run = new NestedFailure_OuterPipeline().start();
    running.await();
    run.cancel();
    try {
      run.join();
      return null;
    } catch (CancellationException e) {
      return e;
    }
  }

  static Object test() throws Exception {
    String failure;
    try {
      new NestedFailure_OuterPipeline().run();
      failure = "no failure";
    } catch (GoroutineFailedException e) {
      GoroutineFailedException inner = (GoroutineFailedException) e.getCause();
      failure = e.goroutine() + ": " + inner.goroutine() + ": " + inner.getCause();
    }
    String left = String.valueOf(Goroutines.all());
    failing = false;
    Exception cancelled = null;
    for (int i = 0; i < 200; i++) {
      cancelled = cancelled();
    }
    return failure + " | " + left + " | " + cancelled + " | " + Goroutines.all();
  }
}
