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
}
