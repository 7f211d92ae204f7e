// lock held: a wait group is awaited under the lock that the workers need
import dev.sluice.*;

class AwaitUnderLock {
  private final Object lock = new Object();
  private int done;

  void all() throws InterruptedException {
    WaitGroup workers = new WaitGroup();
    synchronized (lock) {
      for (int i = 0; i < 3; i++) {
        workers.go(() -> {
          synchronized (lock) {
            done++;
          }
        });
      }
      workers.await();
    }
  }

  static void main(String[] args) throws InterruptedException {
    new AwaitUnderLock().all();
  }
}
