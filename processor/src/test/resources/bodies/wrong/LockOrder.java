// lock held: two locks taken in different orders, no channel involved
import dev.sluice.*;

class LockOrder {
  static void main(String[] args) throws InterruptedException {
    Object a = new Object();
    Object b = new Object();
    Channel<Void> aHeld = Channel.make();
    Channel<Void> bHeld = Channel.make();
    WaitGroup workers = new WaitGroup();
    workers.go(() -> {
      synchronized (a) {
        aHeld.close();
        bHeld.receive();
        synchronized (b) {
          System.out.println("a b");
        }
      }
    });
    workers.go(() -> {
      synchronized (b) {
        bHeld.close();
        aHeld.receive();
        synchronized (a) {
          System.out.println("b a");
        }
      }
    });
    workers.await();
  }
}
