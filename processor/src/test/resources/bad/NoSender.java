package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface NoSender {
  @Stage(out = "squares")
  static void squarer(SendChannel<Integer> out) {}

  @Stage(in = "sqaures")
  //          ^ [Sluice/NoSender] channel 'sqaures' is received by stage 'printer', but no stage sends to it. Did you mean 'squares'?
  static void printer(ReceiveChannel<Integer> in) {}
}
