import dev.sluice.*;

/** A generator that its user abandons. */
class Generator {
  static ReceiveChannel<Integer> naturals() {
    Channel<Integer> out = Channel.make();
    Go.go(
        () -> {
          try {
            for (int i = 0; ; i++) out.send(i);
          } catch (ChannelAbandonedException e) {
            // nobody wants more
          }
        });
    return out;
  }

  static void main(String[] args) {
    ReceiveChannel<Integer> numbers = naturals();
    int sum = 0;
    for (int n : numbers) {
      sum += n;
      if (n == 10) break;
    }
    numbers.abandon();
    if (sum != 55) throw new AssertionError(sum);
  }
}
