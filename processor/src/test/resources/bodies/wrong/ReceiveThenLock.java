// lock held: the receiver takes the lock before each receive, for something else
import dev.sluice.*;

class ReceiveThenLock {
  private final Object lock = new Object();
  private final Channel<String> events = Channel.make();
  private int rounds;

  void publish(String event) throws InterruptedException {
    synchronized (lock) {
      events.send(event);
    }
  }

  void handle() throws InterruptedException {
    while (true) {
      synchronized (lock) {
        rounds++;
      }
      System.out.println(events.receive());
    }
  }
}
