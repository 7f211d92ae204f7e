// => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** An endless source, and a receiver that has enough after ten values. */
class EarlyEnd {
  @Pipeline
  interface Endless {
    @Stage(out = "naturals")
    static void counter(SendChannel<Integer> out) throws InterruptedException {
      for (int x = 0; ; x++) out.send(x);
    }

    @Stage(in = "naturals", out = "same", workers = 1)
    static void relay(ReceiveChannel<Integer> in, @Capacity(4) SendChannel<Integer> out)
        throws InterruptedException {
      for (int v : in) out.send(v);
    }

    @Stage(in = "same")
    static List<Integer> ten(ReceiveChannel<Integer> in) {
      List<Integer> list = new ArrayList<>();
      for (int v : in) {
        list.add(v);
        if (list.size() == 10) break;
      }
      return list;
    }
  }

  static Object test() throws Exception {
    return new EarlyEnd_EndlessPipeline().run();
  }
}
