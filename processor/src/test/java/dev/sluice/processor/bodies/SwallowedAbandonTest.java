package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class SwallowedAbandonTest {
  @Test
  void theLoopGoesOnForNothing() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        class Produces {
          @Stage(out = "ticks")
          static void ticks(SendChannel<Integer> ticks) throws InterruptedException {
            while (true) {
              try {
                ticks.send(1);
              } catch (RuntimeException /*!SwallowedAbandon*/e) {
                System.err.println("failed: " + e.getMessage());
              }
            }
          }

          @Stage(in = "lines", out = "numbers")
          static void parse(ReceiveChannel<String> lines, SendChannel<Integer> numbers)
              throws InterruptedException {
            for (String line : lines) {
              try {
                numbers.send(Integer.valueOf(line));
              } catch (InterruptedException e) {
                throw e;
              } catch (Exception /*!SwallowedAbandon*/e) {
                log(e);
              }
            }
          }

          private static void log(Exception e) {
            System.err.println(e);
          }
        }
        """);
  }

  @Test
  void thePartnersEndIsLookedAt() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        class Ends {
          private boolean over;

          @Stage(in = "lines", out = "numbers")
          void before(ReceiveChannel<String> lines, SendChannel<Integer> numbers)
              throws InterruptedException {
            for (String line : lines) {
              try {
                numbers.send(Integer.valueOf(line));
              } catch (ChannelAbandonedException e) {
                return;
              } catch (RuntimeException e) {
                System.err.println(e);
              }
            }
          }

          @Stage(in = "lines", out = "numbers")
          void narrow(ReceiveChannel<String> lines, SendChannel<Integer> numbers)
              throws InterruptedException {
            for (String line : lines) {
              try {
                numbers.send(Integer.valueOf(line));
              } catch (NumberFormatException e) {
                System.err.println(e);
              }
            }
          }

          @Stage(in = "lines", out = "numbers")
          void apart(ReceiveChannel<String> lines, SendChannel<Integer> numbers)
              throws InterruptedException {
            for (String line : lines) {
              int number;
              try {
                number = Integer.parseInt(line);
              } catch (RuntimeException e) {
                continue;
              }
              numbers.send(number);
            }
          }

          @Stage(out = "numbers")
          void leaves(SendChannel<Integer> numbers) throws InterruptedException {
            while (!over) {
              try {
                numbers.send(1);
              } catch (IllegalStateException e) {
                over = true;
              }
            }
          }

          void retries(SendChannel<Integer> numbers) throws InterruptedException {
            while (true) {
              try {
                numbers.send(1);
                return;
              } catch (RuntimeException e) {
                System.err.println(e);
              }
            }
          }

          void someTimes(SendChannel<Integer> numbers) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
              try {
                numbers.send(i);
              } catch (RuntimeException e) {
                System.err.println(e);
              }
            }
          }

          @SuppressWarnings("sluice:SwallowedAbandon")
          void meant(SendChannel<Integer> numbers) throws InterruptedException {
            while (true) {
              try {
                numbers.send(1);
              } catch (RuntimeException e) {
                System.err.println(e);
              }
            }
          }
        }
        """);
  }
}
