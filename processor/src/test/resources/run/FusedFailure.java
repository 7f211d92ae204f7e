// => counter → broken: java.lang.IllegalStateException: at 7
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

class FusedFailure {
  @Pipeline
  interface Failing {
    @Stage(out = "naturals")
    static void counter(SendChannel<Integer> out) throws InterruptedException {
      for (int i = 0; ; i++) out.send(i);
    }

    @Stage(in = "naturals")
    static void broken(int n) {
      if (n == 7) throw new IllegalStateException("at " + n);
    }
  }

  static Object test() throws Exception {
    try {
      new FusedFailure_FailingPipeline().run();
      return "no failure";
    } catch (GoroutineFailedException e) {
      return e.goroutine() + ": " + e.getCause();
    }
  }
}
