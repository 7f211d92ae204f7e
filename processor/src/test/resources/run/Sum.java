// => 285
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

class Sum {
  @Pipeline
  interface Squares {
    @Stage(out = "naturals")
    static void counter(SendChannel<Integer> out) throws InterruptedException {
      for (int x = 0; x < 10; x++) out.send(x);
    }

    @Stage(in = "naturals", out = "squares")
    static void squarer(SendChannel<Integer> out, ReceiveChannel<Integer> in)
        throws InterruptedException {
      for (int v : in) out.send(v * v);
    }

    @Stage(in = "squares")
    static int sum(ReceiveChannel<Integer> in) {
      int sum = 0;
      for (int v : in) sum += v;
      return sum;
    }
  }

  static Object test() throws Exception {
    return new Sum_SquaresPipeline().run();
  }
}
