import dev.sluice.*;

/** A channel that ends with its source or with a done channel. */
class OrDone {
  static <T> ReceiveChannel<T> orDone(ReceiveChannel<Void> done, ReceiveChannel<T> in) {
    Channel<T> out = Channel.make();
    Go.go(
        () -> {
          try {
            var stop = Select.receive(done);
            var value = Select.receive(in);
            var pass = Select.<T>send(out, null);
            while (Select.of(stop, value).await() == value && value.ok()) {
              pass.value(value.value());
              if (Select.of(stop, pass).await() == stop) return;
            }
          } finally {
            out.close();
          }
        });
    return out;
  }

  static void main(String[] args) {
    Channel<Void> done = Channel.make();
    Channel<Integer> in = Channel.make();
    Go.go(
        () -> {
          for (int i = 0; i < 5; i++) in.send(i);
          in.close();
        });
    int sum = 0;
    for (int v : orDone(done, in)) sum += v;
    done.close();
    if (sum != 10) throw new AssertionError(sum);
  }
}
