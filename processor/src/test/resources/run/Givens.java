// => 6 goroutines 3 [2, 2] | processors true | numbersCapacity is -1 twiceWorkers is 0 takeMax is 0 | 5 | platform daemon stage
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.stream.*;

/** Numbers that are given to the constructor, and those of the machine. */
class Givens {
  @Pipeline
  interface Numbers {
    @Capacity(Capacity.GIVEN)
    Channel<Integer> numbers();

    @Stage
    static void count(SendChannel<Integer> numbers) throws InterruptedException {
      for (int i = 0; i < 3; i++) numbers.send(i);
    }

    @Stage(in = "numbers", out = "doubled", workers = Stage.GIVEN)
    static int twice(int number) {
      return 2 * number;
    }

    @Stage
    static int sum(ReceiveChannel<Integer> doubled) {
      int sum = 0;
      for (int number : doubled) sum += number;
      return sum;
    }
  }

  @Pipeline
  interface Machine {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 10);
    }

    @Stage(in = "numbers", workers = Stage.PROCESSORS)
    static void use(int number) {}
  }

  /** The numbers of a pipeline that is a stage go through, after the own ones. */
  @SuppressWarnings("sluice:Disconnected")
  @Pipeline(stages = Numbers.class)
  interface Outer {
    @Stage(out = "parts")
    static IntStream parts() {
      return IntStream.range(0, 5);
    }

    @Stage(in = "parts", workers = Stage.GIVEN)
    @Batch(max = Batch.GIVEN)
    static void take(List<Integer> parts) {}
  }

  @Pipeline
  interface Platform {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.of(1);
    }

    @Stage(in = "numbers", out = "threads", platform = true, workers = 1)
    static Thread stage(int number) {
      return Thread.currentThread();
    }

    @Stage(in = "threads", out = "texts")
    static String describe(Thread thread) {
      return (thread.isVirtual() ? "virtual" : "platform")
          + (thread.isDaemon() ? " daemon " : " ")
          + (Thread.currentThread().isVirtual() ? thread.getName() : "not alone");
    }

    @Stage
    static String collect(ReceiveChannel<String> texts) throws InterruptedException {
      return texts.receive();
    }
  }

  static String refused(Runnable constructor) {
    try {
      constructor.run();
      return "accepted";
    } catch (IllegalArgumentException e) {
      return e.getMessage().substring(0, e.getMessage().indexOf(','));
    }
  }

  static Object test() throws Exception {
    var numbers = new Givens_NumbersPipeline(2, 3);
    Topology topology = numbers.topology();
    String first =
        numbers.run() + " goroutines " + topology.stages().get(1).workers() + " "
            + List.of(topology.channels().getFirst().capacity(), 2);
    int processors = new Givens_MachinePipeline().topology().stages().get(1).workers();
    new Givens_MachinePipeline().run();
    String refused =
        refused(() -> new Givens_NumbersPipeline(-1, 1)) + " "
            + refused(() -> new Givens_NumbersPipeline(1, 0)) + " "
            + refused(() -> new Givens_OuterPipeline(1, 0, 1, 1));
    int outer = new Givens_OuterPipeline(1, 2, 3, 4).run() - 1;
    return first + " | processors " + (processors == Runtime.getRuntime().availableProcessors())
        + " | " + refused + " | " + outer + " | " + new Givens_PlatformPipeline().run();
  }
}
