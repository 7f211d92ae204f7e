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

  @Test
  void beforeTheChannelIsHandedOn() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.List;

        class TooEarly {
          private final Channel<Integer> tokens = Channel.make();
          private final Channel<Integer> two = Channel.make(2);

          TooEarly() throws InterruptedException {
            two.send(1);
            two.send(2);
            this.tokens/*!SelfRendezvous*/.send(0);
          }

          Channel<Integer> returned(boolean now) throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            if (now) return channel;
            channel/*!SelfRendezvous*/.send(1);
            return channel;
          }

          void oneWay(boolean first) throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            if (first) {
              channel/*!SelfRendezvous*/.send(0);
            }
            Go.go(() -> System.out.println(channel.receive()));
            channel.send(1);
          }

          void filled(List<SendChannel<Integer>> all) throws InterruptedException {
            Channel<Integer> channel = Channel.make(1);
            SendChannel<Integer> view = channel.sendOnly();
            view.send(1);
            view/*!SelfRendezvous*/.send(2);
            all.add(view);
            Go.go(() -> System.out.println(channel.receive()));
          }

          int next() throws InterruptedException {
            return tokens.receive() + two.receive();
          }
        }
        """);
  }

  @Test
  void onceItMayHaveBeenHandedOn() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.List;

        class LateEnough {
          private final Channel<Integer> a = Channel.make();
          private final Channel<Integer> b = Channel.make();
          private final Channel<Integer> c = Channel.make();

          LateEnough() throws InterruptedException {
            Go.go(() -> System.out.println(a.receive()));
            a.send(1);
          }

          LateEnough(List<Object> all) throws InterruptedException {
            all.add(this);
            b.send(1);
          }

          LateEnough(int n) throws InterruptedException {
            serve();
            c.send(n);
          }

          private void serve() {
            Go.go(() -> System.out.println(c.receive() + b.receive()));
          }

          void eitherWay(boolean early) throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            if (early) Go.go(() -> System.out.println(channel.receive()));
            else Go.go(() -> System.out.println(channel.receive()));
            channel.send(1);
          }

          void rounds() throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            for (int i = 0; i < 3; i++) {
              if (i > 0) channel.send(i);
              Go.go(() -> System.out.println(channel.receive()));
            }
          }

          void captured() throws InterruptedException {
            Channel<Integer> channel = Channel.make();
            Thread reader =
                new Thread() {
                  @Override
                  public void run() {
                    System.out.println(channel.tryReceive());
                  }
                };
            reader.start();
            channel.send(1);
          }
        }

        class Base {
          Base() {
            start();
          }

          void start() {}
        }

        class Derived extends Base {
          private final Channel<Integer> values = Channel.make();

          Derived() throws InterruptedException {
            values.send(1);
          }

          @Override
          void start() {
            Go.go(() -> System.out.println(values.receive()));
          }
        }
        """);
  }
}
