// missing partner: two goroutines each wait for the other to send first
import dev.sluice.*;

class MutualReceive {
  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("pair")) {
      Channel<Integer> left = group.channel("left", 0);
      Channel<Integer> right = group.channel("right", 0);
      group.go("a", () -> {
        int v = left.receive();
        right.send(v);
      });
      group.go("b", () -> {
        int v = right.receive();
        left.send(v);
      });
      group.join();
    }
  }
}
