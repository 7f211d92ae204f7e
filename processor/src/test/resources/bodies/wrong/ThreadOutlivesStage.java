// missed cancellation: a stage leaves its channel to a thread and returns
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface ThreadOutlivesStage {
  @Stage(out = "values")
  static void sender(SendChannel<Integer> out) {
    Thread.startVirtualThread(() -> {
      try {
        for (int i = 0; i < 10; i++) out.send(i);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Stage(in = "values")
  static void receiver(ReceiveChannel<Integer> in) {
    for (int value : in) System.out.println(value);
  }
}
