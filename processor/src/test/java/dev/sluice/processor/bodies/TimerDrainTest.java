package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class TimerDrainTest {
  @Test
  void nothingComesFromAStoppedTimer() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;

        class Drains {
          void drain() throws InterruptedException {
            Timer timer = Timer.start(Duration.ofSeconds(1));
            if (!timer.stop()) {
              timer.channel()/*!TimerDrain*/.receive();
            }
          }

          void alias(Timer timer) throws InterruptedException {
            var ticks = timer.channel();
            timer.close();
            ticks/*!TimerDrain*/.receiveOk();
          }
        }
        """);
  }

  @Test
  void resetOrNotBlocking() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;

        class Fine {
          void all(Timer timer, boolean stop) throws InterruptedException {
            timer.stop();
            timer.reset(Duration.ofSeconds(1));
            timer.channel().receive();
            if (stop) timer.stop();
            timer.channel().receive();
            timer.stop();
            System.out.println(timer.channel().tryReceive());
            Timer other = Timer.start(Duration.ofSeconds(1));
            other.channel().receive();
            other.stop();
          }
        }
        """);
  }
}
