package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class SwallowedInterruptTest {
  @Test
  void theStageGoesOn() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        class Swallow {
          @Stage(in = "a", out = "b")
          static void loop(ReceiveChannel<String> in, SendChannel<String> out) {
            for (String line : in) {
              try {
                out.send(line);
              } catch (InterruptedException /*!SwallowedInterrupt*/e) {
                System.err.println("interrupted " + e.getMessage());
              }
            }
          }

          @Stage(in = "a", out = "b")
          static void everything(ReceiveChannel<String> in, SendChannel<String> out) {
            for (String line : in) {
              try {
                out.send(line);
              } catch (Exception /*!SwallowedInterrupt*/e) {
                e.printStackTrace();
              }
            }
          }

          @Stage(out = "a")
          static void once(SendChannel<String> out) throws InterruptedException {
            try {
              out.send("a");
            } catch (InterruptedException /*!SwallowedInterrupt*/ignored) {
            }
            System.out.println("sent");
          }

          static void plain(SendChannel<String> out) {
            while (true) {
              try {
                out.send("a");
              } catch (InterruptedException /*!SwallowedInterrupt*/e) {
                continue;
              }
            }
          }
        }
        """);
  }

  @Test
  void rethrownReturnedRestoredOrNoted() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        class Handles {
          @Stage(in = "a", out = "b")
          static void returned(ReceiveChannel<String> in, SendChannel<String> out) {
            for (String line : in) {
              try {
                out.send(line);
              } catch (InterruptedException e) {
                return;
              }
            }
          }

          @Stage(in = "a", out = "b")
          static void restored(ReceiveChannel<String> in, SendChannel<String> out) {
            for (String line : in) {
              try {
                out.send(line);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
          }

          @Stage(in = "a", out = "b")
          static void rethrown(ReceiveChannel<String> in, SendChannel<String> out) {
            for (String line : in) {
              try {
                out.send(line);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
          }

          @Stage(out = "b")
          static void last(SendChannel<String> out) {
            try {
              out.send("a");
            } catch (InterruptedException e) {
              System.out.println("ends here");
            }
          }

          @Stage(in = "a", out = "b")
          static void apart(ReceiveChannel<String> in, SendChannel<String> out) throws InterruptedException {
            for (String line : in) {
              try {
                out.send(line);
              } catch (InterruptedException | ChannelAbandonedException e) {
                throw e;
              } catch (Exception e) {
                e.printStackTrace();
              }
            }
          }

          static void noted(SendChannel<String> out) {
            boolean interrupted = false;
            while (!interrupted) {
              try {
                out.send("a");
              } catch (InterruptedException e) {
                interrupted = true;
              }
            }
          }

          static void plainOnce(SendChannel<String> out) {
            try {
              out.send("a");
            } catch (InterruptedException e) {
              System.out.println("told");
            }
            System.out.println("goes on");
          }

          static void left(SendChannel<String> out) {
            while (true) {
              try {
                out.send("a");
              } catch (InterruptedException e) {
                break;
              }
            }
          }
        }
        """);
  }

  @Test
  void throughHelpersAndWhateverTheHandlerCalls() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.*;
        import java.util.concurrent.atomic.AtomicInteger;

        class Handles {
          private static final AtomicInteger failures = new AtomicInteger();
          private static volatile boolean stopped;

          @Stage(in = "a", out = "b")
          static void counts(ReceiveChannel<String> in, SendChannel<String> out) {
            for (String line : in) {
              try {
                out.send(line);
              } catch (InterruptedException /*!SwallowedInterrupt*/e) {
                failures.incrementAndGet();
                report("interrupted", e);
              }
            }
          }

          @Stage(in = "a", out = "b")
          static void helper(ReceiveChannel<String> in, SendChannel<String> out) {
            for (String line : in) {
              forward(line, out);
            }
          }

          private static void forward(String line, SendChannel<String> out) {
            try {
              out.send(line);
            } catch (InterruptedException /*!SwallowedInterrupt*/e) {
              report("lost " + line, e);
            }
          }

          @Stage(in = "a", out = "b")
          static void waitsInHelper(ReceiveChannel<String> in, SendChannel<String> out) {
            for (String line : in) {
              try {
                send(line, out);
              } catch (InterruptedException /*!SwallowedInterrupt*/e) {
                report("interrupted", e);
              }
            }
          }

          private static void send(String line, SendChannel<String> out)
              throws InterruptedException {
            out.send(line);
          }

          @Stage(in = "a", out = "b")
          static void restores(ReceiveChannel<String> in, SendChannel<String> out) {
            for (String line : in) {
              try {
                out.send(line);
              } catch (InterruptedException e) {
                restore();
              }
            }
          }

          @Stage(in = "a", out = "b")
          static void ends(ReceiveChannel<String> in, SendChannel<String> out) {
            for (String line : in) {
              try {
                out.send(line);
              } catch (InterruptedException e) {
                stop();
              }
            }
          }

          private static void stop() {
            stopped = true;
          }

          private static void restore() {
            Thread.currentThread().interrupt();
          }

          private static void report(String what, Exception e) {
            System.err.println(what + e.getMessage() + stopped);
          }
        }
        """);
  }
}
