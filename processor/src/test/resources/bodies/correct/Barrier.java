import dev.sluice.*;

/** Everyone waits until everyone has come. */
class Barrier {
  static void main(String[] args) throws InterruptedException {
    int n = 5;
    Channel<Integer> arrived = Channel.make();
    Channel<Void> open = Channel.make();
    Channel<Integer> passed = Channel.make(n);
    for (int i = 0; i < n; i++) {
      int id = i;
      Go.go(
          () -> {
            arrived.send(id);
            open.receive();
            passed.send(id);
          });
    }
    for (int i = 0; i < n; i++) arrived.receive();
    if (passed.length() != 0) throw new AssertionError();
    open.close();
    int sum = 0;
    for (int i = 0; i < n; i++) sum += passed.receive();
    if (sum != 10) throw new AssertionError(sum);
  }
}
