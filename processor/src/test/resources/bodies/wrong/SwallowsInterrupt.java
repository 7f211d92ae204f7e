// missed cancellation: a stage logs the interrupt and goes on
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface SwallowsInterrupt {
  @Stage(out = "values")
  static void sender(SendChannel<Integer> out) {
    for (int i = 0; ; i++) {
      try {
        out.send(i);
      } catch (InterruptedException e) {
        System.err.println("interrupted: " + e);
      }
    }
  }

  @Stage(in = "values")
  static void receiver(ReceiveChannel<Integer> in) throws InterruptedException {
    System.out.println(in.receive());
  }
}
