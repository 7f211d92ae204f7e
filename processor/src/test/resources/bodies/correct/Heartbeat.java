import dev.sluice.*;

/** Work with a heartbeat that nobody has to hear. */
class Heartbeat {
  static void main(String[] args) throws InterruptedException {
    Channel<Void> beat = Channel.make(1);
    Channel<Integer> results = Channel.make();
    Go.go(
        () -> {
          for (int i = 0; i < 5; i++) {
            beat.trySend(null);
            results.send(i);
          }
          results.close();
        });
    int n = 0;
    for (int ignored : results) n++;
    if (n != 5 || beat.tryReceive().isEmpty()) throw new AssertionError(n);
  }
}
