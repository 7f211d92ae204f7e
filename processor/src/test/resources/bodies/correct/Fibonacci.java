import dev.sluice.*;

/** A select with a quit channel. */
class Fibonacci {
  static void fibonacci(SendChannel<Integer> out, ReceiveChannel<Void> quit)
      throws InterruptedException {
    int x = 0;
    int y = 1;
    var next = Select.send(out, x);
    var stop = Select.receive(quit);
    var select = Select.of(next, stop);
    while (select.await() != stop) {
      int sum = x + y;
      x = y;
      y = sum;
      next.value(x);
    }
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Integer> numbers = Channel.make();
    Channel<Void> quit = Channel.make();
    int[] last = {0};
    Go.go(
        () -> {
          for (int i = 0; i < 10; i++) last[0] = numbers.receive();
          quit.close();
        });
    fibonacci(numbers, quit);
    if (last[0] != 34) throw new AssertionError(last[0]);
  }
}
