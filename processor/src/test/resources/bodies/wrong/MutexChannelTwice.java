// lock held: a channel used as a mutex is taken twice by one goroutine
import dev.sluice.*;

class MutexChannelTwice {
  private final Channel<Boolean> mutex = Channel.make(1);

  void outer() throws InterruptedException {
    mutex.send(true);
    inner();
    mutex.receive();
  }

  void inner() throws InterruptedException {
    mutex.send(true);
    mutex.receive();
  }

  static void main(String[] args) throws InterruptedException {
    new MutexChannelTwice().outer();
  }
}
