package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
//^1 [Sluice/Disconnected] pipeline 'Disconnected' falls into parts that no channel connects:
// |      'one', 'two'
// |      'three', 'four'
// |  Make them pipelines of their own, or say that it is intended with @SuppressWarnings("sluice:Disconnected").
interface Disconnected {
  @Stage(out = "a")
  static void one(SendChannel<Integer> out) {}

  @Stage(in = "a")
  static void two(ReceiveChannel<Integer> in) {}

  @Stage(out = "b")
  static void three(SendChannel<Integer> out) {}

  @Stage(in = "b")
  static void four(ReceiveChannel<Integer> in) {}
}

@Pipeline
@SuppressWarnings("sluice:Disconnected")
interface DisconnectedOnPurpose {
  @Stage
  static void one() {}

  @Stage
  static void two() {}
}
