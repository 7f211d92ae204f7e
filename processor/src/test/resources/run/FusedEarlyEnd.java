// => [0, 1, 4, 9, 16] true
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** An endless stream ends, and is closed, when the stage that receives its values has enough. */
class FusedEarlyEnd {
  static final AtomicBoolean CLOSED = new AtomicBoolean();

  @Pipeline
  interface Endless {
    @Stage(out = "naturals")
    static Stream<Integer> counter() {
      return Stream.iterate(0, n -> n + 1).onClose(() -> CLOSED.set(true));
    }

    @Stage(in = "naturals", out = "squares")
    static int square(int n) {
      return n * n;
    }

    @Stage(in = "squares")
    static List<Integer> five(ReceiveChannel<Integer> in) throws InterruptedException {
      List<Integer> list = new ArrayList<>();
      for (int i = 0; i < 5; i++) list.add(in.receive());
      return list;
    }
  }

  static Object test() throws Exception {
    return new FusedEarlyEnd_EndlessPipeline().run() + " " + CLOSED.get();
  }
}
