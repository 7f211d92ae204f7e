import dev.sluice.*;

/** Two goroutines take turns on two unbuffered channels. */
class Pingpong {
  static void main(String[] args) throws InterruptedException {
    Channel<Integer> ping = Channel.make();
    Channel<Integer> pong = Channel.make();
    Go.go(
        () -> {
          for (int n : ping) pong.send(n + 1);
          pong.close();
        });
    int n = 0;
    for (int i = 0; i < 100; i++) {
      ping.send(n);
      n = pong.receive();
    }
    ping.close();
    if (n != 100 || pong.receiveOk().ok()) throw new AssertionError(n);
  }
}
