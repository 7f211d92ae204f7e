// missed cancellation: a stage catches every exception, the interrupt too, and goes on
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface CatchesEverything {
  @Stage(out = "values")
  static void sender(SendChannel<Integer> out) {
    for (int i = 0; i < 1_000_000; i++) {
      try {
        out.send(i);
      } catch (Exception e) {
        System.err.println("ignored: " + e);
      }
    }
  }

  @Stage(in = "values")
  static void receiver(ReceiveChannel<Integer> in) throws InterruptedException {
    System.out.println(in.receive());
  }
}
