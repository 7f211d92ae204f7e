// missing partner: a stage receives from a name that nobody sends to
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface MisspelledChannel {
  @Stage(out = "squares")
  static void squarer(SendChannel<Integer> out) throws InterruptedException {
    for (int x = 0; x < 10; x++) out.send(x * x);
  }

  @Stage(in = "sqaures")
  static void printer(ReceiveChannel<Integer> in) {
    for (int v : in) System.out.println(v);
  }
}
