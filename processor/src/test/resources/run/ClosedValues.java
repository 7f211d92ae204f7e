// => 3 0 | 0 | 0 | 0 | 0 0 | 0
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** What is AutoCloseable and reaches nobody is closed, once. */
class ClosedValues {
  static final AtomicInteger OPEN = new AtomicInteger();
  static final AtomicInteger TWICE = new AtomicInteger();

  static final class Connection implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();

    Connection() {
      OPEN.incrementAndGet();
    }

    @Override
    public void close() {
      if (closed.getAndSet(true)) TWICE.incrementAndGet();
      OPEN.decrementAndGet();
    }
  }

  /** The receiver ends early: what is buffered, and the value of the send that ends the sender. */
  @Pipeline
  interface Early {
    @Capacity(8)
    Channel<Connection> connections();

    @Stage(out = "connections")
    static Stream<Connection> dial() {
      return Stream.generate(Connection::new);
    }

    @Stage
    static int use(ReceiveChannel<Connection> connections) {
      int used = 0;
      for (Connection connection : connections) {
        try (connection) {
          if (++used == 3) break;
        }
      }
      return used;
    }
  }

  @Pipeline
  interface Cancelled {
    @Capacity(8)
    Channel<Connection> connections();

    @Stage(out = "connections")
    static Iterable<Connection> dial() {
      return () -> Stream.generate(Connection::new).iterator();
    }

    @Stage
    static void use(ReceiveChannel<Connection> connections) throws InterruptedException {
      try (Connection first = connections.receive()) {
        Objects.requireNonNull(first);
        STARTED.close();
        Channel.<Void>make().receive();
      }
    }
  }

  static volatile Channel<Void> STARTED;

  @Pipeline
  interface Failing {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.iterate(0, i -> i + 1);
    }

    @Stage(in = "numbers", out = "connections", workers = 4, ordered = true)
    static Connection dial(int number) {
      return new Connection();
    }

    @Stage
    static void use(ReceiveChannel<Connection> connections) throws InterruptedException {
      for (int i = 0; i < 20; i++) connections.receive().close();
      throw new IllegalStateException("enough");
    }
  }

  /** An ordered emitter, of whose outputs one is abandoned early and the other later. */
  @Pipeline
  interface Outputs {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.iterate(0, i -> i + 1);
    }

    @Stage(in = "numbers", out = {"left", "right"}, workers = 4, ordered = true)
    static void dial(int number, SendChannel<Connection> left, SendChannel<Connection> right)
        throws InterruptedException {
      left.send(new Connection());
      right.send(new Connection());
    }

    @Stage
    static void left(ReceiveChannel<Connection> left) throws InterruptedException {
      left.receive().close();
    }

    @Stage
    static void right(ReceiveChannel<Connection> right) throws InterruptedException {
      for (int i = 0; i < 50; i++) right.receive().close();
    }
  }

  /** The outputs of a goroutine stage. */
  @Pipeline
  interface Split {
    @Stage(out = {"left", "right"})
    static void dial(SendChannel<Connection> left, SendChannel<Connection> right)
        throws InterruptedException {
      for (int i = 0; i < 100; i++) {
        left.send(new Connection());
        right.send(new Connection());
      }
    }

    @Stage
    static void left(ReceiveChannel<Connection> left) throws InterruptedException {
      left.receive().close();
    }

    @Stage
    static void right(ReceiveChannel<Connection> right) {
      for (Connection connection : right) connection.close();
    }
  }

  /** A cycle that fails. */
  @Pipeline
  interface Cycle {
    @Stage(in = "work", out = "work")
    static void walk(@Feedback ReceiveChannel<Connection> work, SendChannel<Connection> more)
        throws InterruptedException {
      for (int i = 0; i < 10; i++) more.send(new Connection());
      work.receive().close();
      throw new IllegalStateException("enough");
    }
  }

  static int failed(Callable<?> run) throws Exception {
    try {
      run.call();
    } catch (GoroutineFailedException e) {
      if (!e.getCause().getMessage().equals("enough")) throw e;
    }
    return OPEN.get();
  }

  static Object test() throws Exception {
    String early = new ClosedValues_EarlyPipeline().run() + " " + OPEN.get();
    STARTED = Channel.make();
    try (var run = new ClosedValues_CancelledPipeline().start()) {
      STARTED.receive();
      run.cancel();
    }
    int cancelled = OPEN.get();
    int failing =
        failed(
            () -> {
              new ClosedValues_FailingPipeline().run();
              return null;
            });
    new ClosedValues_OutputsPipeline().run();
    int outputs = OPEN.get();
    new ClosedValues_SplitPipeline().run();
    int split = OPEN.get();
    int cycle =
        failed(
            () -> {
              new ClosedValues_CyclePipeline().run();
              return null;
            });
    return early + " | " + cancelled + " | " + failing + " | " + outputs + " | " + split + " "
        + cycle + " | " + TWICE.get();
  }
}
