// lock held: a token is waited for under the lock that its holder needs to give it back
import dev.sluice.*;

class SemaphoreUnderLock {
  private final Channel<Boolean> tokens = Channel.make(1);
  private final Object lock = new Object();

  void use() throws InterruptedException {
    synchronized (lock) {
      tokens.send(true);
    }
    System.out.println("using");
    synchronized (lock) {
      tokens.receive();
    }
  }
}
