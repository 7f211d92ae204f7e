import dev.sluice.*;

/** A token runs around a ring of goroutines. */
class Ring {
  static void main(String[] args) throws InterruptedException {
    Channel<Integer> first = Channel.make();
    ReceiveChannel<Integer> in = first;
    for (int i = 0; i < 100; i++) {
      ReceiveChannel<Integer> from = in;
      Channel<Integer> to = Channel.make();
      Go.go(() -> to.send(from.receive() + 1));
      in = to;
    }
    first.send(0);
    if (in.receive() != 100) throw new AssertionError();
  }
}
