package dev.sluice.samples.chat;

import dev.sluice.Select;
import dev.sluice.Timer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The clients that hear what is said; for the broadcaster alone. A client hears every message from
 * its arrival on, in the same order as all the others, or none at all any more: one whose mailbox
 * stays full is dropped. A message waits for mailboxes once, so ten clients that sleep cost no more
 * time than one.
 */
final class Audience {
  private final Set<Client> clients = new HashSet<>();
  private final Duration patience;

  Audience(Duration patience) {
    this.patience = patience;
  }

  void add(Client client) {
    clients.add(client);
  }

  void remove(Client client) {
    clients.remove(client);
    client.outgoing().close();
  }

  /** Puts a message into every mailbox. */
  void tell(String message) throws InterruptedException {
    Mailman mailman = new Mailman(message);
    for (var each = clients.iterator(); each.hasNext(); ) {
      Client client = each.next();
      if (!mailman.deliver(client)) {
        each.remove();
        client.drop();
      }
    }
  }

  /** Brings one message, and waits for one time. */
  private final class Mailman {
    private final String message;
    private Timer timer;
    private boolean expired;

    Mailman(String message) {
      this.message = message;
    }

    boolean deliver(Client client) throws InterruptedException {
      return client.outgoing().trySend(message) || (!expired && deliverInTime(client));
    }

    private boolean deliverInTime(Client client) throws InterruptedException {
      if (timer == null) {
        timer = Timer.start(patience);
      }
      var room = Select.send(client.outgoing(), message);
      expired = Select.of(room, Select.receive(timer.channel())).await() != room;
      return !expired;
    }
  }
}
