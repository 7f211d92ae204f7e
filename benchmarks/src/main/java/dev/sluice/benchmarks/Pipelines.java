package dev.sluice.benchmarks;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** The shapes as pipelines. A capacity is a constant of a pipeline, so each has its own. */
final class Pipelines {
  private Pipelines() {}

  private static void square(ReceiveChannel<Long> in, SendChannel<Long> out)
      throws InterruptedException {
    for (long value : in) {
      out.send(value * value);
    }
  }

  /** See {@link Library#hop}. */
  @Pipeline
  record Hop0(int elements) {
    @Stage
    void counter(SendChannel<Long> numbers) throws InterruptedException {
      SluiceLibrary.count(elements, numbers);
    }

    @Stage
    static long sum(ReceiveChannel<Long> numbers) {
      return SluiceLibrary.sum(numbers);
    }
  }

  /** See {@link Library#hop}. */
  @Pipeline
  record Hop16(int elements) {
    @Stage
    void counter(@Capacity(16) SendChannel<Long> numbers) throws InterruptedException {
      SluiceLibrary.count(elements, numbers);
    }

    @Stage
    static long sum(ReceiveChannel<Long> numbers) {
      return SluiceLibrary.sum(numbers);
    }
  }

  /** See {@link Library#hop}. */
  @Pipeline
  record Hop128(int elements) {
    @Stage
    void counter(@Capacity(128) SendChannel<Long> numbers) throws InterruptedException {
      SluiceLibrary.count(elements, numbers);
    }

    @Stage
    static long sum(ReceiveChannel<Long> numbers) {
      return SluiceLibrary.sum(numbers);
    }
  }

  /** See {@link Library#hop}. */
  @Pipeline
  record Hop1024(int elements) {
    @Stage
    void counter(@Capacity(1024) SendChannel<Long> numbers) throws InterruptedException {
      SluiceLibrary.count(elements, numbers);
    }

    @Stage
    static long sum(ReceiveChannel<Long> numbers) {
      return SluiceLibrary.sum(numbers);
    }
  }

  /** See {@link Library#pipe}. */
  @Pipeline
  record Pipe0(int elements) {
    @Stage
    void counter(SendChannel<Long> naturals) throws InterruptedException {
      SluiceLibrary.count(elements, naturals);
    }

    @Stage
    static void squarer(ReceiveChannel<Long> naturals, SendChannel<Long> squares)
        throws InterruptedException {
      square(naturals, squares);
    }

    @Stage
    static long sum(ReceiveChannel<Long> squares) {
      return SluiceLibrary.sum(squares);
    }
  }

  /** See {@link Library#pipe}. */
  @Pipeline
  record Pipe16(int elements) {
    @Stage
    void counter(@Capacity(16) SendChannel<Long> naturals) throws InterruptedException {
      SluiceLibrary.count(elements, naturals);
    }

    @Stage
    static void squarer(ReceiveChannel<Long> naturals, @Capacity(16) SendChannel<Long> squares)
        throws InterruptedException {
      square(naturals, squares);
    }

    @Stage
    static long sum(ReceiveChannel<Long> squares) {
      return SluiceLibrary.sum(squares);
    }
  }

  /** See {@link Library#pipe}. */
  @Pipeline
  record Pipe128(int elements) {
    @Stage
    void counter(@Capacity(128) SendChannel<Long> naturals) throws InterruptedException {
      SluiceLibrary.count(elements, naturals);
    }

    @Stage
    static void squarer(ReceiveChannel<Long> naturals, @Capacity(128) SendChannel<Long> squares)
        throws InterruptedException {
      square(naturals, squares);
    }

    @Stage
    static long sum(ReceiveChannel<Long> squares) {
      return SluiceLibrary.sum(squares);
    }
  }

  /** See {@link Library#pipe}. */
  @Pipeline
  record Pipe1024(int elements) {
    @Stage
    void counter(@Capacity(1024) SendChannel<Long> naturals) throws InterruptedException {
      SluiceLibrary.count(elements, naturals);
    }

    @Stage
    static void squarer(ReceiveChannel<Long> naturals, @Capacity(1024) SendChannel<Long> squares)
        throws InterruptedException {
      square(naturals, squares);
    }

    @Stage
    static long sum(ReceiveChannel<Long> squares) {
      return SluiceLibrary.sum(squares);
    }
  }

  /** See {@link Library#eightByEight}. */
  @Pipeline
  record EightByEight128(int elements, AtomicLong total) {
    @Stage(workers = 8)
    void counter(@Capacity(128) SendChannel<Long> numbers) throws InterruptedException {
      SluiceLibrary.count(elements / 8, numbers);
    }

    @Stage(workers = 8)
    void sum(ReceiveChannel<Long> numbers) {
      total.addAndGet(SluiceLibrary.sum(numbers));
    }
  }

  /** See {@link Library#pipe}; functions, so there is no channel and no capacity. */
  @Pipeline
  static final class Functions {
    private final int elements;
    private long sum;

    Functions(int elements) {
      this.elements = elements;
    }

    @Stage(out = "naturals")
    LongStream counter() {
      return LongStream.range(0, elements);
    }

    @Stage(in = "naturals", out = "squares")
    static long squarer(long value) {
      return value * value;
    }

    @Stage(in = "squares")
    void adder(long value) {
      sum += value;
    }

    long sum() {
      return sum;
    }
  }
}
