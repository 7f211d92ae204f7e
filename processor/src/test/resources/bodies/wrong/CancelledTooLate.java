// missed cancellation: the group is joined before it is cancelled
import dev.sluice.*;

class CancelledTooLate {
  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("server")) {
      Channel<Integer> requests = group.channel("requests", 0);
      group.go("server", () -> {
        for (int request : requests) System.out.println(request);
      });
      requests.send(1);
      group.join();
      group.cancel();
    }
  }
}
