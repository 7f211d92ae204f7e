import dev.sluice.*;
import java.util.HashSet;
import java.util.Set;

/** A hub goroutine with subscribers that come and go. */
class PubSub {
  static final class Hub {
    private final Channel<SendChannel<String>> subscribes = Channel.make();
    private final Channel<SendChannel<String>> leaves = Channel.make();
    private final Channel<String> messages = Channel.make();

    void run() throws InterruptedException {
      Set<SendChannel<String>> clients = new HashSet<>();
      var joins = Select.receive(subscribes);
      var leave = Select.receive(leaves);
      var message = Select.receive(messages);
      var select = Select.of(joins, leave, message);
      while (true) {
        Select.Case chosen = select.await();
        if (chosen == joins) {
          clients.add(joins.value());
        } else if (chosen == leave) {
          clients.remove(leave.value());
          leave.value().close();
        } else if (message.ok()) {
          for (var client : clients) client.send(message.value());
        } else {
          for (var client : clients) client.close();
          return;
        }
      }
    }

    ReceiveChannel<String> subscribe() throws InterruptedException {
      Channel<String> client = Channel.make(8);
      subscribes.send(client);
      return client;
    }

    void publish(String text) throws InterruptedException {
      messages.send(text);
    }

    void close() {
      messages.close();
    }
  }

  static void main(String[] args) throws InterruptedException {
    Hub hub = new Hub();
    Go.go(hub::run);
    ReceiveChannel<String> one = hub.subscribe();
    ReceiveChannel<String> two = hub.subscribe();
    hub.publish("hello");
    hub.close();
    int n = 0;
    for (String ignored : one) n++;
    for (String ignored : two) n++;
    if (n != 2) throw new AssertionError(n);
  }
}
