package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface Async {
  @Stage(out = "numbers", async = true)
  //                              ^ [Sluice/Async] stage 'counter' is async, but receives and sends by itself, so it has a goroutine of its own anyway. Remove 'async'.
  static void counter(SendChannel<Integer> out) {}

  @Stage(in = "numbers")
  static void printer(ReceiveChannel<Integer> in) {}
}
