// missing partner: the receive comes before the goroutine that sends is started
import dev.sluice.*;

class ReceiveFirst {
  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("main")) {
      Channel<Integer> values = group.channel("values", 0);
      int value = values.receive();
      group.go("sender", () -> values.send(1));
      System.out.println(value);
      group.join();
    }
  }
}
