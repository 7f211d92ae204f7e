package example;

import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;

/** A goroutine stage in which the functions behind it run. */
@Pipeline
interface Fused {
  @Stage(out = "naturals")
  static void counter(SendChannel<Integer> out) throws InterruptedException {
    for (int x = 0; x < 10; x++) out.send(x);
  }

  @Stage(in = "naturals", out = "squares")
  static int squarer(int v) {
    return v * v;
  }

  @Stage(in = "squares")
  static void printer(int v) {
    System.out.println(v);
  }
}
