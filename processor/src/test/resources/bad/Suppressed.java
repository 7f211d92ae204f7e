package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

/** A signature that is not understood is reported, and nothing that follows from it. */
@Pipeline
interface Suppressed {
  @Stage(out = "numbers")
  static void counter(SendChannel<Integer> out, String unit, int step) {}
  //                                                             ^ [Sluice/Shape] method 'counter' is not a stage: it takes more than one value: 'unit' and 'step'. A stage takes channels, or one value at a time.

  @Stage(in = "numbers", out = {"squares", "cubes"})
  //                           ^ [Sluice/Direction] stage 'powers' names 2 channels in 'out', but has 1 parameter of type SendChannel. Each name in 'out' binds to one SendChannel parameter, in order.
  static void powers(ReceiveChannel<Integer> in, SendChannel<Integer> squares) {}

  @Stage(in = "squares")
  static void printer(ReceiveChannel<String> in) {}

  @Stage(in = "unrelated")
  //          ^ [Sluice/NoSender] channel 'unrelated' is received by stage 'other', but no stage sends to it.
  static void other(ReceiveChannel<String> in) {}
}
