import dev.sluice.*;

/** A buffered channel counts tokens. */
class Semaphore {
  private static final Channel<Boolean> TOKENS = Channel.make(3);

  static int limited(int n) throws InterruptedException {
    TOKENS.send(true);
    try {
      return n * 2;
    } finally {
      TOKENS.receive();
    }
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Integer> out = Channel.make();
    for (int i = 0; i < 20; i++) {
      int n = i;
      Go.go(() -> out.send(limited(n)));
    }
    int sum = 0;
    for (int i = 0; i < 20; i++) sum += out.receive();
    if (sum != 380) throw new AssertionError(sum);
  }
}
