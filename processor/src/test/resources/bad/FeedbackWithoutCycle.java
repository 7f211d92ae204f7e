package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface FeedbackWithoutCycle {
  @Stage(out = "numbers")
  static void counter(@Feedback SendChannel<Integer> out) {}
  //                  ^ [Sluice/FeedbackWithoutCycle] channel 'numbers' is marked @Feedback, but closes no cycle: nothing that its receivers send comes back to its senders. Remove @Feedback.

  @Stage(in = "numbers")
  static void printer(ReceiveChannel<Integer> in) {}
}
