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
}
