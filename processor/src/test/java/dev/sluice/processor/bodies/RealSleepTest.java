package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class RealSleepTest {
  @Test
  void aStageOrAGoroutineSleepsInRealTime() {
    assertFindings(
        """
        import static java.lang.Thread.sleep;
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.time.Duration;

        class Sleepers {
          @Stage
          void source(SendChannel<Integer> out) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
              Thread/*!RealSleep*/.sleep(100);
              out.send(i);
            }
          }

          void goroutines(Group group) {
            group.go("sleeper", () -> Thread/*!RealSleep*/.sleep(Duration.ofSeconds(1)));
            group.go("method", this::work);
            Go.go(() -> { Thread/*!RealSleep*/.sleep(1, 2); });
            new WaitGroup().go(() -> Thread/*!RealSleep*/.sleep(5));
          }

          private void work() throws InterruptedException {
            Thread/*!RealSleep*/.sleep(7);
          }
        }
        """);
  }

  @Test
  void whoeverElseSleeps() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;
        import java.util.concurrent.Executors;

        class Sleepers {
          static void main(String[] args) throws InterruptedException {
            Channel<Integer> numbers = Channel.make();
            Go.go(() -> Go.sleep(Duration.ofSeconds(1)));
            Thread.startVirtualThread(Sleepers::nap);
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
              executor.execute(() -> nap());
            }
            Thread.sleep(100);
          }

          static void nap() {
            try {
              Thread.sleep(10);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        }
        """);
  }
}
