package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class PortClosedTwiceTest {
  @Test
  void theSecondRunFindsItClosed() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.List;

        @Pipeline
        interface Inner {
          ReceiveChannel<String> lines();
          SendChannel<Integer> lengths();

          @Stage(in = "lines", out = "lengths")
          static int length(String line) {
            return line.length();
          }
        }

        class Outer {
          void rounds(List<List<String>> rounds) throws InterruptedException {
            Channel<Integer> lengths = Channel.make(100);
            for (List<String> round : rounds) {
              Channel<String> lines = Channel.make(round.size());
              for (String line : round) lines.send(line);
              lines.close();
              new InnerPipeline().run(lines, /*!PortClosedTwice*/lengths);
            }
            for (int length : lengths) System.out.println(length);
          }

          @Stage(in = "text", out = "lengths")
          static void each(String text, SendChannel<Integer> lengths) throws InterruptedException {
            Channel<String> lines = Channel.make(1);
            lines.send(text);
            lines.close();
            new InnerPipeline().run(lines, /*!PortClosedTwice*/lengths);
          }
        }
        """);
  }

  @Test
  void aChannelForEachRun() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.List;

        @Pipeline
        interface Inner {
          ReceiveChannel<String> lines();
          SendChannel<Integer> lengths();

          @Stage(in = "lines", out = "lengths")
          static int length(String line) {
            return line.length();
          }
        }

        class Outer {
          void rounds(List<List<String>> rounds) throws InterruptedException {
            for (List<String> round : rounds) {
              Channel<Integer> lengths = Channel.make(100);
              Channel<String> lines = Channel.make(round.size());
              for (String line : round) lines.send(line);
              lines.close();
              new InnerPipeline().run(lines, lengths);
              for (int length : lengths) System.out.println(length);
            }
          }

          void once(List<String> all) throws InterruptedException {
            Channel<Integer> lengths = Channel.make(100);
            Channel<String> lines = Channel.make(all.size());
            for (String line : all) lines.send(line);
            lines.close();
            new InnerPipeline().run(lines, lengths);
            for (int length : lengths) System.out.println(length);
          }

          void untilItWorks(List<String> all) throws InterruptedException {
            Channel<Integer> lengths = Channel.make(100);
            while (true) {
              Channel<String> lines = Channel.make(all.size());
              for (String line : all) lines.send(line);
              lines.close();
              new InnerPipeline().run(lines, lengths);
              if (lengths.length() > 0) break;
            }
            for (int length : lengths) System.out.println(length);
          }
        }
        """);
  }
}
