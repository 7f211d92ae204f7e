import dev.sluice.*;
import java.util.concurrent.locks.ReentrantLock;

/** Locks and channels side by side, never one inside the other. */
class LockedCounter {
  private final ReentrantLock lock = new ReentrantLock();
  private final Channel<Integer> events = Channel.make();
  private int count;

  void hit() throws InterruptedException {
    int now;
    lock.lock();
    try {
      now = ++count;
    } finally {
      lock.unlock();
    }
    events.send(now);
  }

  synchronized int sum(int n) throws InterruptedException {
    int sum = 0;
    for (int i = 0; i < n; i++) sum += events.receive();
    return sum;
  }

  static void main(String[] args) throws InterruptedException {
    LockedCounter counter = new LockedCounter();
    for (int i = 0; i < 4; i++) Go.go(counter::hit);
    if (counter.sum(4) != 10) throw new AssertionError();
  }
}
