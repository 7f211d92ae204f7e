// => cancelled
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** A loop without any channel notices that it is cancelled. */
class FusedCancelled {
  @Pipeline
  interface Busy {
    @Stage(out = "numbers")
    static LongStream counter() {
      return LongStream.iterate(0, n -> n + 1);
    }

    @Stage(in = "numbers")
    static void drop(long n) {}
  }

  static Object test() throws Exception {
    try (PipelineRun<Void> run = new FusedCancelled_BusyPipeline().start()) {
      run.cancel();
      run.join();
      return "joined";
    } catch (CancellationException e) {
      return "cancelled";
    }
  }
}
