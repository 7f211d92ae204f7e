package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class OneSidedChannelTest {
  @Test
  void oneSideIsMissing() {
    assertFindings(
        """
        import dev.sluice.*;

        class OneSided {
          private final Channel<String> /*!NoReceiver*/log = Channel.make(10);

          void log(String line) throws InterruptedException {
            log.send(line);
          }

          void waits() throws InterruptedException {
            Channel<Integer> /*!NoSender*/answer = Channel.make();
            Go.go(() -> System.out.println("forgot to send"));
            System.out.println(answer.receive());
          }

          void sends() {
            Channel<Integer> /*!NoReceiver*/out = Channel.make();
            Go.go(() -> out.send(1));
          }
        }
        """);
  }

  @Test
  void bothSidesOrOutOfSight() {
    assertFindings(
        """
        import dev.sluice.*;

        class TwoSided {
          private final Channel<String> log = Channel.make(10);
          private final Channel<Void> forEver = Channel.make();
          final Channel<String> visible = Channel.make();

          ReceiveChannel<String> log() {
            return log.receiveOnly();
          }

          void log(String line) throws InterruptedException {
            log.send(line);
            visible.send(line);
          }

          void closed() throws InterruptedException {
            Channel<Integer> done = Channel.make();
            Go.go(done::close);
            done.receive();
          }

          void waits() throws InterruptedException {
            forEver.receive();
          }

          void measured() throws InterruptedException {
            Channel<Integer> buffer = Channel.make(2);
            buffer.send(1);
            System.out.println(buffer.length());
          }

          void selects() throws InterruptedException {
            Channel<Integer> values = Channel.make();
            Go.go(() -> Select.of(Select.send(values, 1)).await());
            values.receive();
          }

          void abandons() {
            Channel<Integer> values = Channel.make();
            Go.go(() -> values.send(1));
            values.abandon();
          }

          void passed(java.util.List<Channel<Integer>> all) throws InterruptedException {
            Channel<Integer> values = Channel.make();
            all.add(values);
            values.receive();
          }

          void cancelled(Group group) throws InterruptedException {
            Channel<Integer> never = Channel.make();
            group.go("waits", () -> never.receive());
            Channel<Integer> own = group.channel("own", 0);
            Go.go(() -> own.receive());
            Channel<Integer> referenced = Channel.make();
            group.go("refers", referenced::receive);
            group.cancel();
          }

          void interrupted() {
            Channel<Integer> never = Channel.make();
            Thread waiter = Go.go(() -> never.receive());
            waiter.interrupt();
          }

          void unknown(java.util.function.Consumer<Task> runner) {
            Channel<Integer> closed = Channel.make();
            closed.close();
            runner.accept(() -> closed.send(1));
          }

          void fits() throws InterruptedException {
            Channel<Integer> two = Channel.make(2);
            two.send(1);
            two.send(2);
          }

          @SuppressWarnings("sluice:NoSender")
          void meant() throws InterruptedException {
            Channel<Integer> values = Channel.make();
            values.receive();
          }
        }
        """);
  }

  @Test
  void aViewThatLeavesTheClassIsNoEscapeForTheOtherSide() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.List;

        class OneWay {
          @Pipeline
          interface Lengths {
            ReceiveChannel<String> lines();
            SendChannel<Integer> lengths();

            @Stage(in = "lines", out = "lengths")
            static int length(String line) {
              return line.length();
            }
          }

          private final Channel<Integer> /*!NoReceiver*/events = Channel.make();
          private final Channel<Integer> /*!NoSender*/answers = Channel.make();
          private final Channel<Integer> both = Channel.make();

          SendChannel<Integer> events() {
            return events;
          }

          ReceiveChannel<Integer> answers() {
            return answers.receiveOnly();
          }

          Channel<Integer> both() {
            return both;
          }

          void output() throws InterruptedException {
            Channel<String> lines = Channel.make(3);
            Channel<Integer> /*!NoReceiver*/lengths = Channel.make(3);
            lines.send("a");
            lines.close();
            new OneWay_LengthsPipeline().run(lines, lengths);
          }

          void input() throws InterruptedException {
            Channel<String> /*!NoSender*/lines = Channel.make();
            Channel<Integer> lengths = Channel.make(3);
            new OneWay_LengthsPipeline().run(lines, lengths);
            for (int length : lengths) System.out.println(length);
          }

          void open() throws InterruptedException {
            Channel<String> lines = Channel.make(3);
            Channel<Integer> lengths = Channel.make(3);
            lines.send("a");
            new OneWay_LengthsPipeline().run(/*!NeverClosed*/lines, lengths);
            for (int length : lengths) System.out.println(length);
          }

          void ranged(List<SendChannel<Integer>> senders) throws InterruptedException {
            Channel<Integer> values = Channel.make();
            ReceiveChannel<Integer> view = values.receiveOnly();
            print(view);
            Go.go(() -> values.send(1));
            for (int value : /*!NeverClosed*/values) System.out.println(value);
          }

          static void print(ReceiveChannel<Integer> values) {
            new Printer(values);
          }
        }

        record Printer(ReceiveChannel<Integer> values) {}
        """);
  }

  @Test
  void aViewIsAnEscapeForItsOwnSide() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.List;

        @Pipeline
        interface Lengths {
          ReceiveChannel<String> lines();
          SendChannel<Integer> lengths();

          @Stage(in = "lines", out = "lengths")
          static int length(String line) {
            return line.length();
          }
        }

        class OneWay {
          private final Channel<Integer> events = Channel.make();
          private final Channel<Integer> answers = Channel.make();

          SendChannel<Integer> events() {
            return events;
          }

          int next() throws InterruptedException {
            return events.receive();
          }

          ReceiveChannel<Integer> answers() {
            return answers;
          }

          void answer() throws InterruptedException {
            answers.send(1);
          }

          void pipeline() throws InterruptedException {
            Channel<String> lines = Channel.make(3);
            Channel<Integer> lengths = Channel.make(3);
            lines.send("a");
            lines.close();
            new LengthsPipeline().run(lines, lengths);
            for (int length : lengths) System.out.println(length);
          }

          void fedFromElsewhere(List<SendChannel<String>> senders) throws InterruptedException {
            Channel<String> lines = Channel.make();
            Channel<Integer> lengths = Channel.make(3);
            senders.add(lines.sendOnly());
            new LengthsPipeline().run(lines, lengths);
            for (int length : lengths) System.out.println(length);
          }

          @Pipeline
          interface First {
            ReceiveChannel<String> words();

            @Stage(in = "words")
            static void first(ReceiveChannel<String> words) throws InterruptedException {
              System.out.println(words.receive());
            }
          }

          void firstOnly() throws InterruptedException {
            Channel<String> words = Channel.make(3);
            words.send("a");
            new OneWay_FirstPipeline().run(words);
          }

          void endless() throws InterruptedException {
            Channel<String> lines = Channel.make();
            Channel<Integer> lengths = Channel.make(3);
            Go.go(
                () -> {
                  while (true) lines.send("x");
                });
            Go.go(() -> System.out.println(lengths.receive()));
            new LengthsPipeline().run(lines, lengths);
          }
        }
        """);
  }
}
