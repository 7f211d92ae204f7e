package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Port;
import dev.sluice.annotation.Stage;

/** Instance stages beside a static one, ports and a capacity on parameters. */
@Pipeline
class Orders {
  private final int limit;

  Orders(int limit) {
    this.limit = limit;
  }

  @Stage
  void accept(@Port ReceiveChannel<Integer> requests, @Capacity(32) SendChannel<Integer> orders)
      throws InterruptedException {
    for (int request : requests) if (request <= limit) orders.send(request);
  }

  @Stage
  void bill(ReceiveChannel<Integer> orders, SendChannel<Long> bills) throws InterruptedException {
    for (int order : orders) bills.send(order * 100L);
  }

  @Stage
  static void send(ReceiveChannel<Long> bills, @Port SendChannel<String> letters)
      throws InterruptedException {
    for (long bill : bills) letters.send("pay " + bill);
  }
}
