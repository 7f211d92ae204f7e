// => 45 [0, 1, 2] 90
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** Every stage gets every value; one that ends early does not stop the others. */
class Broadcasting {
  static final AtomicInteger SUM = new AtomicInteger();

  @Pipeline
  interface Fan {
    @Broadcast
    Channel<Integer> numbers();

    @Stage(out = "numbers")
    static IntStream count() {
      return IntStream.range(0, 10);
    }

    @Stage
    static int sum(ReceiveChannel<Integer> numbers) {
      int sum = 0;
      for (int n : numbers) sum += n;
      return sum;
    }

    @Stage
    static List<Integer> three(ReceiveChannel<Integer> numbers) throws InterruptedException {
      List<Integer> list = new ArrayList<>();
      for (int i = 0; i < 3; i++) list.add(numbers.receive());
      return list;
    }

    @Stage(in = "numbers", workers = 3)
    static void add(int n) {
      SUM.addAndGet(2 * n);
    }
  }

  static Object test() throws Exception {
    var results = new Broadcasting_FanPipeline().run();
    return results.sum() + " " + results.three() + " " + SUM;
  }
}
