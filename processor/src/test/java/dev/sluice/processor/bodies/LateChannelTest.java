package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class LateChannelTest {
  @Test
  void whichComesFirst() {
    assertFindings(
        """
        import dev.sluice.*;

        class Late {
          private Channel<Integer> values;

          void after() throws InterruptedException {
            Go.go(() -> values.send(1));
            /*!LateChannel*/values = Channel.make();
            values.receive();
          }

          void inside() throws InterruptedException {
            Go.go(() -> values = Channel.make());
            values/*!LateChannel*/.send(1);
          }
        }
        """);
  }

  @Test
  void settledBefore() {
    assertFindings(
        """
        import dev.sluice.*;

        class Settled {
          private Channel<Integer> values;
          private volatile Channel<Integer> shared;
          private final Channel<Integer> fixed = Channel.make();
          private Channel<Integer> guarded;

          void before() throws InterruptedException {
            values = Channel.make();
            Go.go(() -> values.send(1));
            values.receive();
            values = Channel.make();
          }

          void waits() throws InterruptedException {
            WaitGroup workers = new WaitGroup();
            workers.go(() -> values = Channel.make());
            workers.await();
            values.receive();
          }

          void published() {
            Go.go(() -> shared.send(1));
            shared = Channel.make();
            Go.go(() -> fixed.send(1));
          }

          void locked() throws InterruptedException {
            Go.go(
                () -> {
                  synchronized (this) {
                    guarded.trySend(1);
                  }
                });
            synchronized (this) {
              guarded = Channel.make();
            }
            fixed.receive();
          }

          void otherBranch(boolean start) {
            if (start) Go.go(() -> values.send(1));
            else values = Channel.make();
          }
        }
        """);
  }

  @Test
  void methodReferencesOtherMethodsAndNull() {
    assertFindings(
        """
        import dev.sluice.*;

        class Late {
          private Channel<Integer> jobs;
          private Channel<Integer> ticks;
          private Channel<Integer> ended = Channel.make();
          private final Channel<Integer> done = Channel.make();

          void referenced() {
            Go.go(this::serve);
            /*!LateChannel*/jobs = Channel.make();
          }

          private void serve() throws InterruptedException {
            System.out.println(jobs.receive());
          }

          void acrossMethods() {
            start();
            /*!LateChannel*/ticks = Channel.make();
          }

          private void start() {
            Go.go(() -> tick());
          }

          private void tick() throws InterruptedException {
            ticks.send(1);
          }

          void open() {
            Go.go(
                () -> {
                  while (true) {
                    Received<Integer> next = ended.receiveOk();
                    if (!next.ok()) return;
                  }
                });
          }

          void close() {
            ended.close();
            /*!LateChannel*/ended = null;
          }
        }
        """);
  }

  @Test
  void assignedBeforeOrReadByNobody() {
    assertFindings(
        """
        import dev.sluice.*;

        class Early {
          private Channel<Integer> jobs;
          private Channel<Integer> own = Channel.make();
          private Channel<Integer> guarded = Channel.make();
          private volatile Channel<Integer> seen = Channel.make();

          void before() {
            jobs = Channel.make();
            Go.go(this::serve);
          }

          private void serve() throws InterruptedException {
            System.out.println(jobs.receive());
          }

          void waits() throws InterruptedException {
            Channel<Integer> done = Channel.make();
            Go.go(
                () -> {
                  serve();
                  done.close();
                });
            done.receive();
            jobs = Channel.make();
          }

          void closesItsOwn() {
            own.close();
            own = null;
          }

          void open() {
            Go.go(() -> seen.send(1));
            Go.go(
                () -> {
                  synchronized (this) {
                    guarded.trySend(1);
                  }
                });
          }

          synchronized void close() {
            guarded.close();
            guarded = null;
            seen.close();
            seen = null;
          }
        }
        """);
  }
}
