import dev.sluice.*;

/** A channel of channels read as one. */
class Bridge {
  static ReceiveChannel<ReceiveChannel<Integer>> sources() {
    Channel<ReceiveChannel<Integer>> all = Channel.make();
    Go.go(
        () -> {
          for (int i = 0; i < 5; i++) {
            Channel<Integer> one = Channel.make(1);
            one.send(i);
            one.close();
            all.send(one);
          }
          all.close();
        });
    return all;
  }

  static void main(String[] args) {
    int sum = 0;
    for (ReceiveChannel<Integer> source : sources()) {
      for (int value : source) sum += value;
    }
    if (sum != 10) throw new AssertionError(sum);
  }
}
