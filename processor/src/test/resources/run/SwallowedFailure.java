// => counter → broken: java.lang.IllegalStateException: at 7 [] 3 true
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** A stage that catches what the function behind it throws cannot keep the pipeline from failing. */
class SwallowedFailure {
  static final AtomicInteger CAUGHT = new AtomicInteger();
  static volatile boolean calledAgain;

  @Pipeline
  interface Failing {
    @Stage(out = "naturals")
    @SuppressWarnings("sluice:SwallowedInterrupt")
    static void counter(SendChannel<Integer> out) {
      for (int i = 0; i < 10; i++) {
        try {
          out.send(i);
        } catch (Exception e) {
          CAUGHT.incrementAndGet();
        }
      }
    }

    @Stage(in = "naturals")
    static void broken(int n) {
      calledAgain |= n > 7;
      if (n == 7) throw new IllegalStateException("at " + n);
    }
  }

  static Object test() throws Exception {
    try {
      new SwallowedFailure_FailingPipeline().run();
      return "no failure";
    } catch (GoroutineFailedException e) {
      return e.goroutine()
          + ": "
          + e.getCause()
          + " "
          + Arrays.toString(e.getSuppressed())
          + " "
          + CAUGHT
          + " "
          + !calledAgain;
    }
  }
}
