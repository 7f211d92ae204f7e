package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class DroppedChannelTest {
  @Test
  void nobodyWillReceive() {
    assertFindings(
        """
        import dev.sluice.*;

        class Dropped {
          void all() {
            /*!DroppedChannel*/generate(3);
          }

          int leaves() {
            for (int n : /*!DroppedChannel*/generate(10)) {
              if (n > 3) return n;
            }
            return 0;
          }

          static ReceiveChannel<Integer> generate(int n) {
            Channel<Integer> out = Channel.make();
            Go.go(
                () -> {
                  for (int i = 0; i < n; i++) out.send(i);
                  out.close();
                });
            return out;
          }
        }
        """);
  }

  @Test
  void usedBufferedOrNobodySends() {
    assertFindings(
        """
        import dev.sluice.*;

        class Kept {
          private final Channel<Integer> field = Channel.make();

          void all() {
            for (int n : generate()) System.out.println(n);
            ReceiveChannel<Integer> kept = generate();
            kept.abandon();
            buffered();
            self();
          }

          static ReceiveChannel<Integer> generate() {
            Channel<Integer> out = Channel.make();
            Go.go(
                () -> {
                  out.send(1);
                  out.close();
                });
            return out;
          }

          static ReceiveChannel<Integer> buffered() {
            Channel<Integer> out = Channel.make(1);
            Go.go(() -> out.send(1));
            return out;
          }

          private ReceiveChannel<Integer> self() {
            Go.go(() -> field.send(1));
            return field;
          }
        }
        """);
  }
}
