import dev.sluice.*;
import java.util.concurrent.atomic.AtomicInteger;

/** The winner of trySend does the work. */
class Once {
  static void main(String[] args) throws InterruptedException {
    Channel<Boolean> token = Channel.make(1);
    AtomicInteger runs = new AtomicInteger();
    WaitGroup all = new WaitGroup();
    for (int i = 0; i < 10; i++) {
      all.go(
          () -> {
            if (token.trySend(true)) runs.incrementAndGet();
          });
    }
    all.await();
    if (runs.get() != 1 || token.length() != 1) throw new AssertionError(runs);
  }
}
