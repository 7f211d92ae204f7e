// => 332833500
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

class FunctionWorkers {
  @Pipeline
  interface Work {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 1000);
    }

    @Stage(in = "numbers", out = "squares", workers = 8)
    static long square(int n) {
      return (long) n * n;
    }

    @Stage(in = "squares")
    static long sum(ReceiveChannel<Long> squares) {
      long sum = 0;
      for (long square : squares) sum += square;
      return sum;
    }
  }

  static Object test() throws Exception {
    return new FunctionWorkers_WorkPipeline().run();
  }
}
