import dev.sluice.*;

/** Buffers go out full and come back empty. */
class LeakyBuffer {
  static void main(String[] args) throws InterruptedException {
    Channel<int[]> free = Channel.make(2);
    Channel<int[]> full = Channel.make(2);
    Go.go(
        () -> {
          for (int i = 0; i < 10; i++) {
            int[] buffer = free.tryReceive().map(Received::value).orElseGet(() -> new int[1]);
            buffer[0] = i;
            full.send(buffer);
          }
          full.close();
        });
    int sum = 0;
    for (int[] buffer : full) {
      sum += buffer[0];
      free.trySend(buffer);
    }
    if (sum != 45) throw new AssertionError(sum);
  }
}
