import dev.sluice.*;

/** Workers poll a done channel. */
class Cancellation {
  static boolean cancelled(ReceiveChannel<Void> done) {
    return done.tryReceive().isPresent();
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Void> done = Channel.make();
    Channel<Integer> rounds = Channel.make(3);
    for (int i = 0; i < 3; i++) {
      Go.go(
          () -> {
            int n = 0;
            while (!cancelled(done)) {
              n++;
              Thread.yield();
            }
            rounds.send(n);
          });
    }
    done.close();
    for (int i = 0; i < 3; i++) {
      if (rounds.receive() < 0) throw new AssertionError();
    }
  }
}
