package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface UnknownChannel {
  ReceiveChannel<String> lines();

  Channel<Integer> numbers();

  @Stage(in = "lnies", out = "numbers")
  //          ^ [Sluice/UnknownChannel] channel 'lnies' of stage 'parser' is not a channel of this pipeline. Did you mean 'lines'?
  static void parser(ReceiveChannel<String> in, SendChannel<Integer> out) {}

  @Stage(in = "Number")
  //          ^ [Sluice/UnknownChannel] channel 'Number' of stage 'printer' is not a channel of this pipeline. Did you mean 'numbers'?
  static void printer(ReceiveChannel<Integer> in) {}
}
