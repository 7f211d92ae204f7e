package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

/** Two problems at once, a parameter that names a channel, and declared channels that are idle. */
@Pipeline
interface NoSenderTwice {
  SendChannel<String> results();
  //                  ^ [Sluice/NoSender] channel 'results' is an output port, but no stage sends to it. Name it in the 'out' of a stage, or remove it.

  Channel<String> idle();
  //              ^ [Sluice/NoSender] channel 'idle' is declared, but no stage sends to it or receives from it. Name it in 'out' and 'in', or remove it.

  @Stage
  static void left(ReceiveChannel<Integer> numbers) {}
  //                                       ^ [Sluice/NoSender] channel 'numbers' is received by stages 'left' and 'third', but no stage sends to it. The channel is named after the parameter, because @Stage names none.

  @Stage(in = {"words", "lines"})
  //           ^ [Sluice/NoSender] channel 'words' is received by stage 'right', but no stage sends to it.
  //                    ^ [Sluice/NoSender] channel 'lines' is received by stage 'right', but no stage sends to it.
  static void right(ReceiveChannel<String> a, ReceiveChannel<String> b) {}

  @Stage
  static void third(@Shared ReceiveChannel<Integer> numbers) {}
}
