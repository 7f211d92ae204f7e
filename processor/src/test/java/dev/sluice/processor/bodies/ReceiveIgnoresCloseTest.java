package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class ReceiveIgnoresCloseTest {
  @Test
  void anEndlessLoopThatSpinsAfterTheClose() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        interface Pipe {
          @Stage(out = "naturals")
          static void counter(SendChannel<Integer> out) throws InterruptedException {
            for (int x = 0; x < 10; x++) out.send(x);
          }

          @Stage(in = "naturals")
          static void printer(ReceiveChannel<Integer> in) throws InterruptedException {
            while (true) {
              System.out.println(in/*!ReceiveIgnoresClose*/.receive());
            }
          }

          static void plain() throws InterruptedException {
            Channel<Integer> values = Channel.make();
            Go.go(
                () -> {
                  values.send(1);
                  values.close();
                });
            for (; ; ) {
              int value = values/*!ReceiveIgnoresClose*/.receive();
              System.out.println(value);
            }
          }
        }
        """);
  }

  @Test
  void whoLooksOrNeedNotLook() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        interface Endless {
          @Stage(out = "naturals")
          static void counter(SendChannel<Integer> out) throws InterruptedException {
            for (int x = 0; ; x++) out.send(x);
          }

          @Stage(in = "naturals", out = "squares")
          static void squarer(SendChannel<Integer> out, ReceiveChannel<Integer> in)
              throws InterruptedException {
            while (true) {
              int x = in.receive();
              out.send(x * x);
            }
          }

          @Stage(in = "squares")
          static void printer(ReceiveChannel<Integer> in) throws InterruptedException {
            for (; ; ) System.out.println(in.receive());
          }

          static void looks(Channel<Integer> in) throws InterruptedException {
            Go.go(() -> in.close());
            while (true) {
              Integer value = in.receive();
              if (value == null) break;
              System.out.println(value);
            }
            while (true) {
              Received<Integer> next = in.receiveOk();
              if (!next.ok()) return;
            }
          }

          static void neverClosed(ReceiveChannel<Integer> in) throws InterruptedException {
            while (true) System.out.println(in.receive());
          }

          static void bounded(Channel<Integer> in) throws InterruptedException {
            in.close();
            for (int i = 0; i < 3; i++) System.out.println(in.receive());
          }
        }
        """);
  }

  @Test
  void okIsNeverAsked() {
    assertFindings(
        """
        import dev.sluice.*;

        class Spins {
          void received() throws InterruptedException {
            Channel<Integer> values = Channel.make();
            Go.go(() -> values.close());
            while (true) {
              Received<Integer> value = values/*!ReceiveIgnoresClose*/.receiveOk();
              System.out.println(value.value());
            }
          }

          void selected(ReceiveChannel<String> other) throws InterruptedException {
            Channel<Integer> values = Channel.make();
            Go.go(() -> values.close());
            var value = Select/*!ReceiveIgnoresClose*/.receive(values);
            var text = Select.receive(other);
            var select = Select.of(value, text);
            while (true) {
              if (select.await() == value) System.out.println(value.value());
              else System.out.println(text.value());
            }
          }

          void asked() throws InterruptedException {
            Channel<Integer> values = Channel.make();
            Go.go(() -> values.close());
            while (true) {
              Received<Integer> value = values.receiveOk();
              if (value.ok()) System.out.println(value.value());
            }
          }

          void handedOn() throws InterruptedException {
            Channel<Integer> values = Channel.make();
            Go.go(() -> values.close());
            while (true) {
              Received<Integer> value = values.receiveOk();
              print(value);
            }
          }

          void switchedOff(ReceiveChannel<String> other) throws InterruptedException {
            Channel<Integer> values = Channel.make();
            Go.go(() -> values.close());
            var value = Select.receive(values);
            var text = Select.receive(other);
            var select = Select.of(value, text);
            while (true) {
              if (select.await() == value) {
                if (!value.ok()) value.channel(null);
              } else System.out.println(text.value());
            }
          }

          void stops(ReceiveChannel<String> other) throws InterruptedException {
            Channel<Integer> done = Channel.make();
            Go.go(() -> done.close());
            var stop = Select.receive(done);
            var text = Select.receive(other);
            var select = Select.of(stop, text);
            while (true) {
              if (select.await() == stop) return;
              System.out.println(text.value());
            }
          }

          private static void print(Received<Integer> value) {
            System.out.println(value);
          }
        }
        """);
  }
}
