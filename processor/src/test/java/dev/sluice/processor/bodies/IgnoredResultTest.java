package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class IgnoredResultTest {
  @Test
  void theResultTellsSomething() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;

        class Ignores {
          void all(ReceiveChannel<String> in, Group group) {
            in/*!IgnoredResult*/.tryReceive();
            group/*!IgnoredResult*/.call("sum", () -> 42);
            Timer timer = Timer.start(Duration.ofSeconds(1));
            Go.go(
                () -> {
                  timer.channel().receive();
                  System.out.println("time is up");
                });
            timer/*!IgnoredResult*/.stop();
          }
        }
        """);
  }

  @Test
  void nothingToKnow() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;
        import java.util.concurrent.Future;

        class Uses {
          void all(Channel<String> both, ReceiveChannel<Void> tokens, Group group, Select select)
              throws InterruptedException {
            both.trySend("a");
            both.receive();
            select.await();
            select.poll();
            tokens.tryReceive();
            if (both.tryReceive().isPresent()) System.out.println("had one");
            Future<Integer> answer = group.call("sum", () -> 42);
            group.<Void>call("side effect", () -> null);
            group.go("task", () -> System.out.println(answer));
            Timer timer = Timer.start(Duration.ofSeconds(1));
            timer.stop();
          }

          @SuppressWarnings("sluice:IgnoredResult")
          void drain(ReceiveChannel<String> in) {
            in.tryReceive();
          }
        }
        """);
  }

  @Test
  void whatIsDroppedWithoutAnybodyKnowing() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        @Pipeline
        interface Numbers {
          @Stage(out = "numbers")
          static void source(SendChannel<Integer> numbers) throws InterruptedException {
            numbers.send(1);
          }

          @Stage(in = "numbers")
          static void sink(ReceiveChannel<Integer> numbers) throws InterruptedException {
            System.out.println(numbers.receive());
          }
        }

        class Drops {
          void starts() {
            new NumbersPipeline()/*!IgnoredResult*/.start();
            try (var run = new NumbersPipeline().start()) {
              System.out.println(run.isDone());
            }
          }

          void sends(int[] values) {
            Channel<Integer> channel = Channel.make();
            Go.go(() -> System.out.println(channel.receive()));
            for (int value : values) {
              channel/*!IgnoredResult*/.trySend(value);
            }
          }

          void signals() throws InterruptedException {
            Channel<Boolean> wake = Channel.make();
            Go.go(() -> System.out.println(wake.receive()));
            wake.trySend(true);
            Channel<Integer> latest = Channel.make(1);
            Go.go(() -> System.out.println(latest.receive()));
            latest.trySend(1);
          }
        }
        """);
  }

  @Test
  void drainingMeansToDrop() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;

        class Drains {
          private final Channel<Boolean> dirty = Channel.make(1);

          void timer() {
            Timer timer = Timer.start(Duration.ofSeconds(1));
            if (!timer.stop()) {
              timer.channel().tryReceive();
            }
            timer.reset(Duration.ofSeconds(2));
          }

          void makesRoom(Channel<Integer> latest, int value) {
            latest.tryReceive();
            latest.trySend(value);
          }

          void empties(Channel<Integer> old) {
            while (old.length() > 0) {
              old.tryReceive();
            }
          }

          void mark() {
            dirty.trySend(true);
          }

          void reset() {
            dirty.tryReceive();
          }

          void loses(Channel<Integer> values) {
            values/*!IgnoredResult*/.tryReceive();
          }
        }
        """);
  }
}
