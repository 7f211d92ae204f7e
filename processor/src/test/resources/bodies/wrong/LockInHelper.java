// lock held: the lock is taken in a method, the send happens in a helper that it calls
import dev.sluice.*;

class LockInHelper {
  private final Object lock = new Object();
  private final Channel<Integer> values = Channel.make();

  void produce() throws InterruptedException {
    synchronized (lock) {
      emit(1);
    }
  }

  private void emit(int value) throws InterruptedException {
    values.send(value);
  }

  void consume() throws InterruptedException {
    synchronized (lock) {
      values.receive();
    }
  }
}
