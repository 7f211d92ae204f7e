// => true true
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

class Ordered {
  @Pipeline
  interface Work {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 20_000);
    }

    @Stage(in = "numbers", out = "odd", workers = 16, ordered = true)
    static OptionalInt odd(int n) {
      for (int i = ThreadLocalRandom.current().nextInt(4); i > 0; i--) Thread.yield();
      return n % 2 == 1 ? OptionalInt.of(n) : OptionalInt.empty();
    }

    @Stage(in = "odd", out = {"same", "twice"}, workers = 4, ordered = true)
    static void split(int n, SendChannel<Integer> same, SendChannel<Integer> twice)
        throws InterruptedException {
      same.send(n);
      twice.send(n);
      twice.send(n);
    }

    @Stage
    static List<Integer> left(ReceiveChannel<Integer> same) {
      List<Integer> list = new ArrayList<>();
      for (int n : same) list.add(n);
      return list;
    }

    @Stage
    static List<Integer> right(ReceiveChannel<Integer> twice) {
      return left(twice);
    }
  }

  static Object test() throws Exception {
    var results = new Ordered_WorkPipeline().run();
    List<Integer> odd = IntStream.range(0, 20_000).filter(n -> n % 2 == 1).boxed().toList();
    List<Integer> twice = odd.stream().flatMap(n -> Stream.of(n, n)).toList();
    return results.left().equals(odd) + " " + results.right().equals(twice);
  }
}
