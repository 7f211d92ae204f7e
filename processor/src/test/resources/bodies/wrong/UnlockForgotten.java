// lock held: an early return forgets to unlock before the next send
import dev.sluice.*;
import java.util.concurrent.locks.ReentrantLock;

class UnlockForgotten {
  private final ReentrantLock lock = new ReentrantLock();
  private final Channel<Integer> values = Channel.make();

  void produce(int value) throws InterruptedException {
    lock.lock();
    if (value < 0) return;
    lock.unlock();
    values.send(value);
  }

  int consume() throws InterruptedException {
    lock.lock();
    try {
      return 1;
    } finally {
      lock.unlock();
      values.receive();
    }
  }

  static void main(String[] args) throws InterruptedException {
    UnlockForgotten box = new UnlockForgotten();
    box.produce(-1);
    Thread other = Go.go(() -> box.consume());
    other.join(500);
    System.out.println("left");
  }
}
