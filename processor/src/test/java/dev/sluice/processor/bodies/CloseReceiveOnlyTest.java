package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class CloseReceiveOnlyTest {
  private static final String STAGE =
      """
      import dev.sluice.*;
      import dev.sluice.annotation.*;

      interface Squares {
        @Stage(in = "squares")
        static void printer(ReceiveChannel<Integer> in) {
          for (int v : in) System.out.println(v);
          in/*!CloseReceiveOnly*/.close();
        }
      }
      """;

  @Test
  void aStageThatClosesItsInputIsToldWhyAlone() {
    assertFindings(STAGE);
  }

  @Test
  void theMessageTeaches() {
    assertThat(BodyCompilation.of(STAGE).messages())
        .containsExactly(
            "[Sluice/CloseReceiveOnly] 'in' is a ReceiveChannel, and only the sending side closes a"
                + " channel: a close says that no value follows, which a receiver cannot know."
                + " Remove the call; to say that nobody will receive again, call abandon(), which a"
                + " pipeline does by itself when the stage returns.");
  }

  @Test
  void variablesOfEveryKindAreFollowed() {
    assertFindings(
        """
        import dev.sluice.ReceiveChannel;
        import java.util.List;

        class Consumers {
          private ReceiveChannel<String> field;

          Consumers(ReceiveChannel<String> field) {
            this.field = field;
            this.field/*!CloseReceiveOnly*/.close();
          }

          void all(List<ReceiveChannel<String>> list) {
            for (ReceiveChannel<String> each : list) each/*!CloseReceiveOnly*/.close();
            ReceiveChannel<String> first = list.get(0);
            first/*!CloseReceiveOnly*/.close();
            Runnable later = () -> field/*!CloseReceiveOnly*/.close();
            later.run();
          }
        }
        """);
  }

  @Test
  void whatOnlyAttributionTellsComesBesideTheMessageOfJavac() {
    BodyCompilation compilation =
        BodyCompilation.of(
            """
            import dev.sluice.Channel;

            class Inferred {
              void view(Channel<String> channel) {
                var view = channel.receiveOnly();
                view.close();
                channel.receiveOnly().close();
              }
            }
            """);
    assertThat(compilation.findings())
        .containsExactly(
            new MarkedSource.Found("CloseReceiveOnly", 6, 9),
            new MarkedSource.Found("CloseReceiveOnly", 7, 26))
        .inOrder();
    assertThat(compilation.others()).hasSize(2);
  }

  @Test
  void withoutAnnotationProcessingItStillTeaches() {
    BodyCompilation compilation = BodyCompilation.of(STAGE, "-proc:none");
    assertThat(compilation.findings()).containsExactlyElementsIn(MarkedSource.of(STAGE).expected());
    assertThat(compilation.others()).hasSize(1);
  }

  @Test
  void closingWhatCanBeClosedIsNoneOfItsBusiness() {
    assertFindings(
        """
        import dev.sluice.*;

        class Closers {
          private Channel<String> in;

          void close(Channel<String> both, SendChannel<String> out, AutoCloseable other)
              throws Exception {
            both.close();
            out.close();
            other.close();
            in.close();
            ReceiveChannel<String> in = both;
            in.abandon();
          }
        }
        """);
  }

  @Test
  void anotherTypeOfThatNameIsNotMeant() {
    assertFindings(
        """
        import dev.sluice.*;

        class Other<T extends AutoCloseable> {
          interface ReceiveChannel<T> extends AutoCloseable {}

          void close(ReceiveChannel<String> in, Object object) throws Exception {
            ReceiveChannel<String> local = in;
            local.close();
            in.close();
          }

          static class Inner {
            private dev.sluice.ReceiveChannel<String> in;

            void close(Object object) throws Exception {
              if (object instanceof AutoCloseable in) in.close();
            }
          }
        }

        class Generic<ReceiveChannel extends AutoCloseable> {
          void close(ReceiveChannel in) throws Exception {
            ReceiveChannel local = in;
            local.close();
          }
        }
        """);
  }
}
