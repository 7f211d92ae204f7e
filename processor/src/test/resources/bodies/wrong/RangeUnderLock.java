// lock held: a whole range runs under the lock that the sender needs
import dev.sluice.*;
import java.util.concurrent.locks.ReentrantLock;

class RangeUnderLock {
  private final ReentrantLock lock = new ReentrantLock();
  private final Channel<Integer> values = Channel.make();
  private int sum;

  void collect() {
    lock.lock();
    try {
      for (int value : values) sum += value;
    } finally {
      lock.unlock();
    }
  }

  void produce() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      lock.lock();
      try {
        values.send(i);
      } finally {
        lock.unlock();
      }
    }
    lock.lock();
    values.close();
    lock.unlock();
  }
}
