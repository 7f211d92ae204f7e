package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface Broadcast {
  @Stage(out = {"single", "both"})
  static void counter(SendChannel<Integer> single, SendChannel<Integer> both) {}

  @Stage(in = {"single", "both"})
  static void left(
      @dev.sluice.annotation.Broadcast ReceiveChannel<Integer> single,
    //^ [Sluice/Broadcast] channel 'single' is marked @Broadcast, but one stage receives from it. Remove @Broadcast.
      @dev.sluice.annotation.Broadcast ReceiveChannel<Integer> both) {}

  @Stage(in = "both")
  static void right(@Shared ReceiveChannel<Integer> both) {}
  //                ^ [Sluice/Broadcast] channel 'both' is marked both @Broadcast, which gives every value to every stage, and @Shared, which gives it to one of them. Remove one.
}
