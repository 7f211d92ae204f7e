// => [10, 10, 5] | 25 in order | 100 | [3, 2] | [1, 2, 3] | 1 to 7 once each
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.stream.*;

/** Batches are never empty, the last one is what is left, and nothing is lost. */
class Batched {
  @Pipeline
  interface Full {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 25);
    }

    @Stage(in = "numbers", out = "sizes")
    @Batch(max = 10, millis = 3_600_000)
    static int size(List<Integer> numbers) {
      return numbers.size();
    }

    @Stage
    static List<Integer> sizes(ReceiveChannel<Integer> sizes) {
      List<Integer> all = new ArrayList<>();
      for (int size : sizes) all.add(size);
      return all;
    }
  }

  @Pipeline
  interface Ordered {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 25);
    }

    @Stage(in = "numbers", out = "all", workers = 4, ordered = true)
    @Batch(max = 3)
    static Iterable<Integer> pass(List<Integer> numbers) {
      Thread.yield();
      return numbers;
    }

    @Stage
    static List<Integer> collect(ReceiveChannel<Integer> all) {
      List<Integer> collected = new ArrayList<>();
      for (int number : all) collected.add(number);
      return collected;
    }
  }

  @Pipeline
  interface Workers {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 100);
    }

    @Stage(in = "numbers", out = "counts", workers = 4)
    @Batch(max = 7, millis = 5)
    static int count(List<Integer> numbers) {
      return numbers.size();
    }

    @Stage
    static int sum(ReceiveChannel<Integer> counts) {
      int sum = 0;
      for (int count : counts) sum += count;
      return sum;
    }
  }

  /** A stage class, in a pipeline that gets its elements from outside. */
  @Stage(in = "in", out = "sizes")
  @Batch(max = 3, millis = 3_600_000)
  public static class Sizes {
    public int size(List<String> texts) {
      return texts.size();
    }
  }

  @Pipeline(stages = Sizes.class)
  interface Classes {
    ReceiveChannel<String> in();

    @Stage
    static List<Integer> collect(ReceiveChannel<Integer> sizes) {
      List<Integer> all = new ArrayList<>();
      for (int size : sizes) all.add(size);
      return all;
    }
  }

  /** A source that waits for the batch gets it without waiting for the rest of the time. */
  @Pipeline
  interface Flushed {
    ReceiveChannel<Integer> in();

    @Stage(in = "in", out = "all")
    @Batch(max = 100)
    static Iterable<Integer> pass(List<Integer> numbers) {
      return numbers;
    }

    @Stage
    static void forward(ReceiveChannel<Integer> all, SendChannel<Integer> out)
        throws InterruptedException {
      for (int number : all) out.send(number);
    }

    SendChannel<Integer> out();
  }

  /** In a cycle, where a batch that is being filled is in flight. */
  @Pipeline
  interface Cycle {
    @Stage(out = "work")
    static IntStream seed() {
      return IntStream.of(1);
    }

    @Stage(in = "work", out = {"work", "seen"})
    @Batch(max = 2, millis = 2)
    static void step(
        List<Integer> work, @Feedback SendChannel<Integer> more, SendChannel<Integer> seen)
        throws InterruptedException {
      for (int number : work) {
        seen.send(number);
        if (2 * number <= 7) more.send(2 * number);
        if (2 * number + 1 <= 7) more.send(2 * number + 1);
      }
    }

    @Stage
    static Set<Integer> collect(ReceiveChannel<Integer> seen) {
      Set<Integer> all = new TreeSet<>();
      for (int number : seen) {
        if (!all.add(number)) throw new IllegalStateException("twice " + number);
      }
      return all;
    }
  }

  static Object test() throws Exception {
    var full = new Batched_FullPipeline().run();
    var ordered = new Batched_OrderedPipeline().run();
    boolean inOrder = ordered.equals(IntStream.range(0, 25).boxed().toList());
    int workers = new Batched_WorkersPipeline().run();
    Channel<String> in = Channel.make(5);
    for (String text : "a b c d e".split(" ")) in.send(text);
    in.close();
    var classes = new Batched_ClassesPipeline().run(in);
    Channel<Integer> numbers = Channel.make();
    Channel<Integer> out = Channel.make();
    List<Integer> flushed = new ArrayList<>();
    try (var run = new Batched_FlushedPipeline().start(numbers, out)) {
      for (int i = 1; i <= 3; i++) {
        numbers.send(i);
        flushed.add(out.receive());
      }
      numbers.close();
      run.join();
    }
    var cycle = new Batched_CyclePipeline().run();
    return full + " | " + ordered.size() + (inOrder ? " in order" : " mixed up") + " | " + workers
        + " | " + classes + " | " + flushed + " | "
        + (cycle.equals(Set.of(1, 2, 3, 4, 5, 6, 7)) ? "1 to 7 once each" : cycle.toString());
  }
}
