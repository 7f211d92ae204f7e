// lock held: a select waits under a lock that the sender needs
import dev.sluice.*;

class SelectUnderLock {
  private final Object lock = new Object();
  private final Channel<Integer> values = Channel.make();

  void produce() throws InterruptedException {
    synchronized (lock) {
      values.send(1);
    }
  }

  void consume() throws InterruptedException {
    var value = Select.receive(values);
    synchronized (lock) {
      Select.of(value).await();
    }
  }
}
