// lock held: a goroutine that needs the lock is to receive what is sent under it
import dev.sluice.*;
import java.util.concurrent.locks.ReentrantLock;

class SendUnderReentrantLock {
  private final ReentrantLock lock = new ReentrantLock();
  private final Channel<String> events = Channel.make();
  private int handled;

  void publish(String event) throws InterruptedException {
    lock.lock();
    try {
      events.send(event);
    } finally {
      lock.unlock();
    }
  }

  void handle() throws InterruptedException {
    while (true) {
      lock.lock();
      try {
        events.receive();
        handled++;
      } finally {
        lock.unlock();
      }
    }
  }
}
