package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class ClosedByPipelineTest {
  @Test
  void aStageMustNotCloseItsOutput() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        interface Pipe {
          @Stage(out = "naturals")
          static void counter(SendChannel<Integer> out) throws InterruptedException {
            out.send(1);
            out/*!ClosedByPipeline*/.close();
          }

          @Stage(out = "naturals")
          static void alias(SendChannel<Integer> out) throws InterruptedException {
            SendChannel<Integer> same = out;
            try {
              same.send(1);
            } finally {
              same/*!ClosedByPipeline*/.close();
            }
          }

          @Stage(out = "naturals")
          static void helper(SendChannel<Integer> out) throws InterruptedException {
            /*!ClosedByPipeline*/finish(out, 3);
          }

          @Stage(out = "naturals")
          static void later(SendChannel<Integer> out) {
            Go.go(() -> out/*!ClosedByPipeline*/.close());
          }

          private static void finish(SendChannel<Integer> out, int last) throws InterruptedException {
            if (last > 0) {
              out.send(last);
            } else {
              System.out.println("nothing");
            }
            out.close();
          }
        }
        """);
  }

  @Test
  void whatTheStageMadeIsItsOwn() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        interface Pipe {
          @Stage(out = "naturals")
          static void counter(SendChannel<Integer> out) throws InterruptedException {
            Channel<Integer> own = Channel.make();
            Go.go(
                () -> {
                  own.send(1);
                  own.close();
                });
            for (int v : own) out.send(v);
            maybe(out, false);
          }

          private static void maybe(SendChannel<Integer> out, boolean owner) {
            if (owner) out.close();
          }

          static void plain(SendChannel<Integer> out) {
            out.close();
          }
        }
        """);
  }
}
