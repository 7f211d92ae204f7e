import dev.sluice.*;

/** A close reaches every receiver. */
class Broadcast {
  static void main(String[] args) throws InterruptedException {
    Channel<Void> start = Channel.make();
    WaitGroup runners = new WaitGroup();
    for (int i = 0; i < 5; i++) {
      runners.go(
          () -> {
            if (start.receiveOk().ok()) throw new AssertionError();
          });
    }
    start.close();
    runners.await();
  }
}
