package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface Workers {
  @Stage(out = "numbers", workers = 0)
  //                                ^ [Sluice/Workers] stage 'counter' has workers = 0, but a stage needs at least one goroutine.
  static void counter(SendChannel<Integer> out) {}

  @Stage(in = "numbers", workers = 4, ordered = true, out = "more")
  //                                            ^ [Sluice/Workers] stage 'squarer' is ordered, but sends by itself, so nothing says which result belongs to which input. Make it a function of one value, or remove 'ordered'.
  static void squarer(ReceiveChannel<Integer> in, SendChannel<Integer> out) {}

  @Stage(in = "more", workers = 2)
  //                            ^ [Sluice/Workers] stage 'sum' returns a result, but has workers = 2, which would return as many. Let one stage without workers collect the result.
  static int sum(ReceiveChannel<Integer> in) {
    return 0;
  }
}
