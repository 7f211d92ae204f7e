// => [6, 7] | [0, 1] | 0 open, 0 twice | [8, 9] all 10 | ends | given true
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import dev.sluice.annotation.WhenFull;
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** A full channel drops an element instead of making its sender wait. */
class Dropping {
  static volatile Channel<Void> gate = Channel.make();

  /** Sends everything, and only then lets the receivers begin. */
  static void count(SendChannel<Integer> out, int to) throws InterruptedException {
    for (int i = 0; i < to; i++) out.send(i);
    gate.close();
  }

  static List<Integer> collect(ReceiveChannel<Integer> in) throws InterruptedException {
    gate.receive();
    List<Integer> all = new ArrayList<>();
    for (int number : in) all.add(number);
    return all;
  }

  @Pipeline
  interface Oldest {
    @Capacity(value = 2, whenFull = WhenFull.DROP_OLDEST)
    Channel<Integer> numbers();

    @Stage
    static void count(SendChannel<Integer> numbers) throws InterruptedException {
      Dropping.count(numbers, 8);
    }

    @Stage
    static List<Integer> collect(ReceiveChannel<Integer> numbers) throws InterruptedException {
      return Dropping.collect(numbers);
    }
  }

  @Pipeline
  interface Newest {
    @Capacity(value = Capacity.GIVEN, whenFull = WhenFull.DROP_NEWEST)
    Channel<Integer> numbers();

    @Stage
    static void count(SendChannel<Integer> numbers) throws InterruptedException {
      Dropping.count(numbers, 8);
    }

    @Stage
    static List<Integer> collect(ReceiveChannel<Integer> numbers) throws InterruptedException {
      return Dropping.collect(numbers);
    }
  }

  static final AtomicInteger OPEN = new AtomicInteger();
  static final AtomicInteger TWICE = new AtomicInteger();

  static final class Frame implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();

    Frame() {
      OPEN.incrementAndGet();
    }

    @Override
    public void close() {
      if (closed.getAndSet(true)) TWICE.incrementAndGet();
      OPEN.decrementAndGet();
    }
  }

  @Pipeline
  interface Closing {
    @Capacity(value = 3, whenFull = WhenFull.DROP_OLDEST)
    Channel<Frame> frames();

    @Stage(out = "frames")
    static Stream<Frame> take() {
      return Stream.generate(Frame::new).limit(1000);
    }

    @Stage
    static void show(ReceiveChannel<Frame> frames) {
      for (Frame frame : frames) frame.close();
    }
  }

  /** The slow one gets the newest, the other one everything. */
  @Pipeline
  interface PerTarget {
    @Stage(out = "numbers")
    static void count(
        @Broadcast @Capacity(value = 2, whenFull = WhenFull.DROP_OLDEST)
            SendChannel<Integer> numbers)
        throws InterruptedException {
      for (int i = 0; i < 10; i++) {
        numbers.send(i);
        TAKEN.receive();
      }
    }

    @Stage
    static List<Integer> slow(ReceiveChannel<Integer> numbers)
        throws InterruptedException {
      gate.receive();
      List<Integer> all = new ArrayList<>();
      for (int number : numbers) all.add(number);
      return all;
    }

    @Stage
    static int quick(ReceiveChannel<Integer> numbers)
        throws InterruptedException {
      int count = 0;
      for (int number : numbers) {
        count++;
        if (count == 10) gate.close();
        TAKEN.send(number);
      }
      return count;
    }
  }

  static final Channel<Integer> TAKEN = Channel.make(1);

  /** What a cycle drops is finished, so that it ends. */
  @Pipeline
  interface Cycle {
    @Stage(out = "work")
    static IntStream seed() {
      return IntStream.of(6);
    }

    @Stage(in = "work", out = "work")
    static void split(
        int number,
        @Feedback @Capacity(value = 1, whenFull = WhenFull.DROP_NEWEST) SendChannel<Integer> work)
        throws InterruptedException {
      for (int i = 0; i < number; i++) work.send(number - 1);
    }
  }

  static Object test() throws Exception {
    List<Integer> oldest = new Dropping_OldestPipeline().run();
    gate = Channel.make();
    List<Integer> newest = new Dropping_NewestPipeline(2).run();
    new Dropping_ClosingPipeline().run();
    int open = OPEN.get();
    gate = Channel.make();
    var perTarget = new Dropping_PerTargetPipeline().run();
    new Dropping_CyclePipeline().run();
    boolean given = false;
    try {
      new Dropping_NewestPipeline(0);
    } catch (IllegalArgumentException e) {
      given = true;
    }
    return oldest + " | " + newest + " | " + open + " open, " + TWICE.get() + " twice | "
        + perTarget.slow() + " all " + perTarget.quick() + " | ends | given " + given;
  }
}
