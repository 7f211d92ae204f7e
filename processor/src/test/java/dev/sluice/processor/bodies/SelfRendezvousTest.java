package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class SelfRendezvousTest {
  @Test
  void nobodyElseCanReceive() {
    assertFindings(
        """
        import dev.sluice.*;

        class Alone {
          void straight() throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            channel/*!SelfRendezvous*/.send(1);
            System.out.println(channel.receive());
          }

          void zero() throws InterruptedException {
            var channel = Channel.<Integer>make("own", 0);
            SendChannel<Integer> out = channel.sendOnly();
            out.trySend(1);
            out/*!SelfRendezvous*/.send(2);
          }

          void full() throws InterruptedException {
            Channel<Integer> channel = Channel.make(2);
            channel.send(1);
            channel.send(2);
            channel/*!SelfRendezvous*/.send(3);
            System.out.println(channel.receive());
          }
        }
        """);
  }

  @Test
  void whoeverElseMayReceive() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.concurrent.atomic.AtomicReference;

        class NotAlone {
          private final AtomicReference<Channel<Integer>> box = new AtomicReference<>();

          void buffered() throws InterruptedException {
            Channel<Integer> channel = Channel.make(1);
            channel.send(1);
            channel.receive();
          }

          void roomAgain(boolean more) throws InterruptedException {
            Channel<Integer> channel = Channel.make(1);
            channel.send(1);
            channel.receive();
            if (more) channel.send(2);
            System.out.println(channel.tryReceive());
            channel.send(3);
            for (int i = 0; i < 2; i++) {
              channel.trySend(i);
              channel.receiveOk();
            }
          }

          void branches(boolean first) throws InterruptedException {
            Channel<Integer> channel = Channel.make(1);
            if (first) channel.send(1);
            if (!first) channel.send(2);
            channel.receive();
          }

          void goroutine() throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            Go.go(() -> System.out.println(channel.receive()));
            channel.send(1);
          }

          void escaped() throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            box.set(channel);
            channel.send(1);
          }

          void passed() throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            Go.go(NotAlone::take, channel);
            channel.send(1);
          }

          Channel<Integer> returned(boolean now) throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            if (now) return channel;
            channel.send(1);
            return channel;
          }

          void helper() throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            serve(channel);
            channel.send(1);
          }

          void selected() throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            channel.trySend(1);
            System.out.println(channel.tryReceive().isPresent());
          }

          void interrupted() {
            Channel<Integer> channel = Channel.make();
            Thread.currentThread().interrupt();
            try {
              channel.send(1);
            } catch (InterruptedException e) {
              System.out.println("as it should be " + channel.tryReceive());
            }
          }

          void referenced(Group group) throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            group.go("receiver", channel::receive);
            channel.send(1);
          }

          void cases() throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            var receive = Select.receive(channel);
            Go.go(() -> Select.of(receive).await());
            channel.send(1);
          }

          private static void take(Channel<Integer> channel) throws InterruptedException {
            channel.receive();
          }

          private static void serve(Channel<Integer> channel) {
            Go.go(() -> System.out.println(channel.receive()));
          }
        }
        """);
  }
}
