package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;
import java.util.stream.IntStream;

@Pipeline
interface Failed {
  @Stage(out = "numbers", failed = "rejected")
  //                               ^ [Sluice/Failed] stage 'source' has failed = "rejected", but is a source: it has no elements to fail for. Remove 'failed'.
  static IntStream source() {
    return IntStream.empty();
  }

  @Stage(in = "numbers", out = "texts", failed = "rejected")
  //                                             ^ [Sluice/Failed] stage 'byItself' has failed = "rejected", but receives its elements by itself, so it cannot be told which of them it has failed for. Make it a function of one value, or catch the exceptions in the stage.
  static void byItself(ReceiveChannel<Integer> in, SendChannel<String> out) {}

  @Stage(in = "texts", failed = "wrong")
  static void store(String text) {}

  @Stage(in = "wrong")
  static void log(String text) {}
  //                     ^ [Sluice/Failed] channel 'wrong' carries Failed<String>, and is for the failures of stage 'store', but stage 'log' receives String. A failure is a Failed of what the stage takes.

  @Stage(out = "others")
  static IntStream others() {
    return IntStream.empty();
  }

  @Stage(in = "others", failed = "nowhere")
  //                             ^ [Sluice/NoReceiver] channel 'nowhere' is sent to by stage 'other', but no stage receives from it.
  static void other(int other) {}
}
