// => 0 | 0 | 3 0 | 0 | 0 twice
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** What is AutoCloseable and waits in the queue of a worker, or in a batch, is closed once. */
class ClosedQueues {
  static final AtomicInteger OPEN = new AtomicInteger();
  static final AtomicInteger TWICE = new AtomicInteger();

  static final AtomicInteger WAITING = new AtomicInteger();
  static final Channel<Void> STARTED = Channel.make();

  static final class Connection implements AutoCloseable {
    final int number;
    private final AtomicBoolean closed = new AtomicBoolean();

    Connection(int number) {
      this.number = number;
      OPEN.incrementAndGet();
    }

    @Override
    public void close() {
      if (closed.getAndSet(true)) TWICE.incrementAndGet();
      OPEN.decrementAndGet();
    }
  }

  /** Every worker waits with one in hand, its queue is full, and so the dispatch waits, too. */
  @Pipeline
  interface Keyed {
    @Stage(out = "connections")
    static Stream<Connection> dial() {
      return Stream.iterate(0, i -> i + 1).map(Connection::new);
    }

    @Stage(in = "connections", by = "number", workers = 3)
    static void use(Connection connection) throws InterruptedException {
      try (connection) {
        if (connection.number > 10) {
          if (WAITING.incrementAndGet() == 3) STARTED.close();
          Channel.<Void>make().receive();
        }
      }
    }
  }

  /** The batch has three and waits for more. */
  @Pipeline
  interface Batched {
    ReceiveChannel<Integer> numbers();

    @Stage(in = "numbers", out = "connections")
    static Connection dial(int number) {
      return new Connection(number);
    }

    @Stage(in = "connections")
    @Batch(max = 100, millis = 3_600_000)
    static void use(List<Connection> connections) {
      connections.forEach(Connection::close);
    }
  }

  /** Nobody receives any more: the workers end, then the dispatch, then the source. */
  @Pipeline
  interface Early {
    @Stage(out = "connections")
    static Stream<Connection> dial() {
      return Stream.iterate(0, i -> i + 1).map(Connection::new);
    }

    @Stage(in = "connections", out = "used", by = "number", workers = 3)
    static Connection use(Connection connection) {
      return connection;
    }

    @Stage
    static int three(ReceiveChannel<Connection> used) throws InterruptedException {
      for (int i = 0; i < 3; i++) used.receive().close();
      return 3;
    }
  }

  /** Batches of the elements of one worker, of a pipeline that fails. */
  @Pipeline
  interface Failing {
    @Stage(out = "connections")
    static Stream<Connection> dial() {
      return Stream.iterate(0, i -> i + 1).limit(200).map(Connection::new);
    }

    @Stage(in = "connections", by = "number", workers = 2)
    @Batch(max = 7, millis = 1)
    static void use(List<Connection> connections) {
      connections.forEach(Connection::close);
      if (connections.stream().anyMatch(it -> it.number > 100)) {
        throw new IllegalStateException("enough");
      }
    }
  }

  static Object test() throws Exception {
    try (var run = new ClosedQueues_KeyedPipeline().start()) {
      STARTED.receive();
      run.cancel();
    }
    int keyed = OPEN.get();
    Channel<Integer> numbers = Channel.make();
    try (var run = new ClosedQueues_BatchedPipeline().start(numbers)) {
      for (int i = 0; i < 3; i++) numbers.send(i);
      while (OPEN.get() < 3) Thread.yield();
      run.cancel();
    }
    int batched = OPEN.get();
    String early = new ClosedQueues_EarlyPipeline().run() + " " + OPEN.get();
    try {
      new ClosedQueues_FailingPipeline().run();
    } catch (GoroutineFailedException e) {
      if (!e.getCause().getMessage().equals("enough")) throw e;
    }
    return keyed + " | " + batched + " | " + early + " | " + OPEN.get() + " | " + TWICE.get() + " twice";
  }
}
