package dev.sluice.benchmarks;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.SpscArrayQueue;

/** The queues that are measured. */
final class Lines {
  /** JCTools rounds a capacity below it up. */
  static final int LEAST_CAPACITY = 4;

  private Lines() {}

  /** A queue of {@code java.util.concurrent}. */
  static Line blocking(int capacity) {
    return new Blocking(
        capacity == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(capacity));
  }

  /** JCTools' queue for one producer and one consumer. */
  static Line oneToOne(int capacity) {
    return new Yielding(new SpscArrayQueue<>(capacity));
  }

  /** JCTools' queue for any number of producers and consumers. */
  static Line manyToMany(int capacity) {
    return new Yielding(new MpmcArrayQueue<>(capacity));
  }

  private record Blocking(BlockingQueue<Long> queue) implements Line {
    @Override
    public void put(Long value) throws InterruptedException {
      queue.put(value);
    }

    @Override
    public Long take() throws InterruptedException {
      return queue.take();
    }
  }

  private record Yielding(Queue<Long> queue) implements Line {
    @Override
    public void put(Long value) {
      while (!queue.offer(value)) {
        Thread.yield();
      }
    }

    @Override
    public Long take() {
      Long value;
      while ((value = queue.poll()) == null) {
        Thread.yield();
      }
      return value;
    }
  }
}
