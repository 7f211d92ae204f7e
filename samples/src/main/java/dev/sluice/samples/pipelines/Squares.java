package dev.sluice.samples.pipelines;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;

/**
 * The third version: every stage says by its parameters in which direction it uses a channel, and
 * the wiring, which is {@code SquaresPipeline}, is written and checked by the compiler.
 */
@Pipeline
interface Squares {
  @Stage(out = "naturals")
  static void counter(SendChannel<Integer> out) throws InterruptedException {
    for (int x = 0; x < 10; x++) {
      out.send(x);
    }
  }

  @Stage(in = "naturals", out = "squares")
  static void squarer(SendChannel<Integer> out, ReceiveChannel<Integer> in)
      throws InterruptedException {
    for (int v : in) {
      out.send(v * v);
    }
  }

  @Stage(in = "squares")
  static void printer(ReceiveChannel<Integer> in) {
    for (int v : in) {
      System.out.println(v);
    }
  }
}
