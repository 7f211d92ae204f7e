// missing partner: two goroutines each send to the other before they receive
import dev.sluice.*;

class MutualSend {
  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("pair")) {
      Channel<Integer> left = group.channel("left", 0);
      Channel<Integer> right = group.channel("right", 0);
      group.go("a", () -> {
        right.send(1);
        left.receive();
      });
      group.go("b", () -> {
        left.send(2);
        right.receive();
      });
      group.join();
    }
  }
}
