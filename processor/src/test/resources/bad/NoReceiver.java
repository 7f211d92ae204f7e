package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface NoReceiver {
  ReceiveChannel<String> lines();
  //                     ^ [Sluice/NoReceiver] channel 'lines' is an input port, but no stage receives from it. Name it in the 'in' of a stage, or remove it.

  @Stage(out = {"numbers", "words"})
  //                       ^ [Sluice/NoReceiver] channel 'words' is sent to by stage 'producer', but no stage receives from it.
  static void producer(SendChannel<Integer> numbers, SendChannel<String> words) {}

  @Stage
  static void printer(ReceiveChannel<Integer> numbers) {}
}
