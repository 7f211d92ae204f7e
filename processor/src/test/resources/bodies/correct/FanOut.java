import dev.sluice.*;

/** Several readers of one channel, each value to one of them. */
class FanOut {
  static void main(String[] args) throws InterruptedException {
    Channel<Integer> in = Channel.make();
    Channel<Integer> sums = Channel.make(3);
    for (int i = 0; i < 3; i++) {
      Go.go(
          () -> {
            int sum = 0;
            for (int v : in) sum += v;
            sums.send(sum);
          });
    }
    for (int i = 1; i <= 100; i++) in.send(i);
    in.close();
    int total = sums.receive() + sums.receive() + sums.receive();
    if (total != 5050) throw new AssertionError(total);
  }
}
