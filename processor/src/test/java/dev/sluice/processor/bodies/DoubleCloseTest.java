package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class DoubleCloseTest {
  @Test
  void aSecondCloseIsCertainToFail() {
    assertFindings(
        """
        import dev.sluice.*;

        class Closers {
          void straight(SendChannel<Integer> out) {
            out.close();
            out/*!DoubleClose*/.close();
          }

          void tryAndFinally(SendChannel<Integer> out) throws InterruptedException {
            try {
              out.send(1);
              out.close();
            } finally {
              out/*!DoubleClose*/.close();
            }
          }

          void throughAHelper(SendChannel<Integer> out) {
            finish(out);
            /*!DoubleClose*/finish(out);
          }

          void view(Channel<Integer> out) {
            var view = out.sendOnly();
            out.close();
            view/*!DoubleClose*/.close();
          }

          private void finish(SendChannel<Integer> out) {
            out.close();
          }
        }
        """);
  }

  @Test
  void whatMayBeTheFirstIsLeftAlone() {
    assertFindings(
        """
        import dev.sluice.*;

        class Closers {
          void branches(SendChannel<Integer> out, boolean early) {
            if (early) out.close();
            else out.close();
          }

          void guarded(SendChannel<Integer> out) throws InterruptedException {
            boolean closed = false;
            try {
              out.send(1);
              out.close();
              closed = true;
            } finally {
              if (!closed) out.close();
            }
          }

          void onFailure(SendChannel<Integer> out) {
            try {
              out.send(1);
            } catch (InterruptedException e) {
              out.close();
              return;
            }
            out.close();
          }

          void expected(SendChannel<Integer> out) {
            out.close();
            try {
              out.close();
            } catch (IllegalStateException e) {
              System.out.println("as it should be");
            }
          }

          void abandoned(Channel<Integer> out) {
            out.close();
            out.abandon();
            out.close();
          }

          void two(SendChannel<Integer> first, SendChannel<Integer> second) {
            first.close();
            second.close();
          }

          void loop(Iterable<Channel<Integer>> all) {
            for (var each : all) each.close();
          }

          void handler(SendChannel<Integer> out) {
            out.close();
            Runnable again = () -> out.close();
            System.out.println(again);
          }
        }
        """);
  }
}
