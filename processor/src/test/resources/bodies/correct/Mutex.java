import dev.sluice.*;

/** A channel of capacity one is a lock. */
class Mutex {
  private final Channel<Boolean> lock = Channel.make(1);
  private int count;

  void increment() throws InterruptedException {
    lock.send(true);
    count++;
    lock.receive();
  }

  static void main(String[] args) throws InterruptedException {
    Mutex mutex = new Mutex();
    WaitGroup all = new WaitGroup();
    for (int i = 0; i < 50; i++) all.go(mutex::increment);
    all.await();
    if (mutex.count != 50) throw new AssertionError(mutex.count);
  }
}
