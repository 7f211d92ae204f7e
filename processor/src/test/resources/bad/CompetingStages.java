package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface CompetingStages {
  @Stage(out = {"numbers", "done"})
  static void counter(SendChannel<Integer> numbers, SendChannel<Void> done) {}

  @Stage(in = {"numbers", "done"})
  static void left(ReceiveChannel<Integer> in, ReceiveChannel<Void> done) {}

  @Stage(in = {"numbers", "done"})
  //           ^ [Sluice/CompetingStages] channel 'numbers' is received by different stages, so each value goes to only one of them:
  // |      stage 'left' (CompetingStages.java:13)
  // |      stage 'right' (CompetingStages.java:16)
  // |  Put @Broadcast on the channel if every stage is to get every value, or @Shared if they compete on purpose.
  static void right(ReceiveChannel<Integer> in, ReceiveChannel<Void> done) {}
}
