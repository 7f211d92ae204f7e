import dev.sluice.*;

/** One source copied to two channels. */
class Tee {
  static void tee(
      ReceiveChannel<Integer> in, SendChannel<Integer> first, SendChannel<Integer> second)
      throws InterruptedException {
    for (Integer value : in) {
      var one = Select.send(first, value);
      var other = Select.send(second, value);
      for (int i = 0; i < 2; i++) {
        if (Select.of(one, other).await() == one) one.channel(null);
        else other.channel(null);
      }
    }
    first.close();
    second.close();
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Integer> in = Channel.make();
    Channel<Integer> a = Channel.make();
    Channel<Integer> b = Channel.make();
    Go.go(() -> tee(in, a, b));
    Go.go(
        () -> {
          for (int i = 0; i < 10; i++) in.send(i);
          in.close();
        });
    for (int i = 0; i < 10; i++) {
      if (a.receive() != i || b.receive() != i) throw new AssertionError(i);
    }
  }
}
