// missed cancellation: one value is sent to tell several workers to stop
import dev.sluice.*;

class DoneSentOnce {
  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("workers")) {
      Channel<Boolean> stop = group.channel("stop", 0);
      for (int i = 0; i < 3; i++) group.go("worker " + i, () -> stop.receive());
      stop.send(true);
      group.join();
    }
  }
}
