import dev.sluice.*;

/** The prime sieve: a chain of filters that grows. */
class Sieve {
  static ReceiveChannel<Integer> generate(ReceiveChannel<Void> done) {
    Channel<Integer> out = Channel.make();
    Go.go(
        () -> {
          var stop = Select.receive(done);
          var next = Select.send(out, 0);
          var select = Select.of(stop, next);
          for (int i = 2; ; i++) {
            next.value(i);
            if (select.await() == stop) return;
          }
        });
    return out;
  }

  static ReceiveChannel<Integer> filter(
      ReceiveChannel<Integer> in, int prime, ReceiveChannel<Void> done) {
    Channel<Integer> out = Channel.make();
    Go.go(
        () -> {
          var stop = Select.receive(done);
          var value = Select.receive(in);
          var pass = Select.send(out, 0);
          while (true) {
            if (Select.of(stop, value).await() == stop) return;
            if (value.value() % prime == 0) continue;
            pass.value(value.value());
            if (Select.of(stop, pass).await() == stop) return;
          }
        });
    return out;
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Void> done = Channel.make();
    ReceiveChannel<Integer> numbers = generate(done);
    int prime = 0;
    for (int i = 0; i < 20; i++) {
      prime = numbers.receive();
      numbers = filter(numbers, prime, done);
    }
    done.close();
    if (prime != 71) throw new AssertionError(prime);
  }
}
