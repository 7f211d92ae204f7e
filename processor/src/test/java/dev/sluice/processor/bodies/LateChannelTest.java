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
}
