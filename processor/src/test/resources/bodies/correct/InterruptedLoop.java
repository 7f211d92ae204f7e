import dev.sluice.*;

/** A goroutine that ends when it is interrupted. */
class InterruptedLoop {
  static void main(String[] args) throws InterruptedException {
    Channel<Integer> never = Channel.make();
    Channel<String> told = Channel.make(1);
    Thread waiter =
        Go.go(
            "waiter",
            () -> {
              boolean running = true;
              while (running) {
                try {
                  never.receive();
                } catch (InterruptedException e) {
                  running = false;
                }
              }
              told.send("over");
            });
    waiter.interrupt();
    if (!told.receive().equals("over")) throw new AssertionError();
    never.close();
  }
}
