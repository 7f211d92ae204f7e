package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class WideningTest {
  @Test
  void aOneWayChannelStaysOneWay() {
    assertFindings(
        """
        import dev.sluice.*;

        class Casts {
          void all(ReceiveChannel<Integer> in, SendChannel<Integer> out, Channel<Integer> both) {
            Channel<Integer> a = /*!Widening*/(Channel<Integer>) in;
            Channel<Integer> b = /*!Widening*/(Channel<Integer>) out;
            SendChannel<Integer> c = /*!Widening*/(SendChannel<Integer>) in;
            ReceiveChannel<Integer> d = /*!Widening*/(ReceiveChannel<Integer>) out;
            ((Channel<Integer>) (Object) a).close();
            System.out.println(b.length() + c.length() + d.length());
          }
        }
        """);
  }

  @Test
  void narrowingAndAskingFirstAreFine() {
    assertFindings(
        """
        import dev.sluice.*;

        class Casts {
          void all(ReceiveChannel<Integer> in, Channel<Integer> both, Object any) {
            ReceiveChannel<Integer> a = (ReceiveChannel<Integer>) both;
            SendChannel<Integer> b = (SendChannel<Integer>) both;
            if (in instanceof Channel<Integer> whole) whole.close();
            System.out.println((Iterable<Integer>) in + " " + a + b + (Channel<?>) any);
          }

          @SuppressWarnings("sluice:Widening")
          Channel<Integer> meant(ReceiveChannel<Integer> in) {
            return (Channel<Integer>) in;
          }

          void meantToo(ReceiveChannel<Integer> in) {
            @SuppressWarnings("sluice:Widening")
            Channel<Integer> whole = (Channel<Integer>) in;
            whole.length();
          }
        }
        """);
  }
}
