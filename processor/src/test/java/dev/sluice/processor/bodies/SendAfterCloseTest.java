package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class SendAfterCloseTest {
  @Test
  void aSendAfterACloseIsCertainToFail() {
    assertFindings(
        """
        import dev.sluice.*;

        class Closers {
          private final Channel<Integer> field = Channel.make(1);

          void straight(Channel<Integer> out) throws InterruptedException {
            out.close();
            out/*!SendAfterClose*/.send(1);
          }

          void aliased(Channel<Integer> out) throws InterruptedException {
            SendChannel<Integer> view = out.sendOnly();
            view.close();
            if (out.length() == 0) out/*!SendAfterClose*/.send(1);
          }

          void everyBranch(Channel<Integer> out, int n) throws InterruptedException {
            switch (n) {
              case 0 -> out.close();
              default -> {
                out.send(n);
                out.close();
              }
            }
            for (int i = 0; i < n; i++) out/*!SendAfterClose*/.trySend(i);
          }

          void inFinally(SendChannel<Integer> out) throws InterruptedException {
            try {
              out.send(1);
            } finally {
              out.close();
            }
            out/*!SendAfterClose*/.send(2);
          }

          void throughHelpers(SendChannel<Integer> out) throws InterruptedException {
            finish(out);
            /*!SendAfterClose*/emit(out, 1);
          }

          void ofTheField() throws InterruptedException {
            field.close();
            this.field/*!SendAfterClose*/.send(1);
          }

          int length() {
            return field.length();
          }

          private static void finish(SendChannel<Integer> out) {
            out.close();
          }

          private static void emit(SendChannel<Integer> out, int value) throws InterruptedException {
            out.send(value);
          }
        }
        """);
  }

  @Test
  void whatMayBeOpenIsLeftAlone() {
    assertFindings(
        """
        import dev.sluice.*;

        class Open {
          void oneBranch(SendChannel<Integer> out, boolean last) throws InterruptedException {
            if (last) {
              out.close();
              return;
            }
            out.send(1);
          }

          void otherBranch(SendChannel<Integer> out, boolean last) throws InterruptedException {
            if (last) out.close();
            else out.send(1);
          }

          void someBranch(SendChannel<Integer> out, boolean last) throws InterruptedException {
            if (last) out.close();
            if (!last) out.send(1);
          }

          void reassigned(Channel<Integer> out) throws InterruptedException {
            out.close();
            out = Channel.make(1);
            out.send(1);
            Channel<Integer> late;
            late = Channel.make(1);
            late.close();
            late.length();
          }

          void eachItsOwn(Iterable<Channel<Integer>> all) throws InterruptedException {
            for (Channel<Integer> each : all) {
              each.send(1);
              each.close();
            }
            for (int i = 0; i < 3; i++) {
              Channel<Integer> fresh = Channel.make(1);
              fresh.send(i);
              fresh.receive();
              fresh.close();
            }
          }

          void expected(Channel<Integer> out) throws InterruptedException {
            out.close();
            try {
              out.send(1);
            } catch (ChannelClosedException e) {
              System.out.println("as it should be");
            }
          }

          void later(Channel<Integer> out) {
            Runnable send = () -> out.trySend(1);
            out.close();
            send.run();
          }

          void loop(SendChannel<Integer> out, ReceiveChannel<Integer> in) throws InterruptedException {
            while (true) {
              Received<Integer> next = in.receiveOk();
              if (!next.ok()) {
                out.close();
                break;
              }
              out.send(next.value());
            }
          }

          void labels(SendChannel<Integer> out, int[][] rows) throws InterruptedException {
            rows:
            for (int[] row : rows) {
              for (int cell : row) {
                if (cell < 0) {
                  out.close();
                  return;
                }
                if (cell == 0) continue rows;
                out.send(cell);
              }
            }
          }
        }
        """);
  }
}
