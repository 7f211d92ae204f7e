package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface Direction {
  @Stage(in = "numbers")
  //          ^ [Sluice/Direction] stage 'producer' names 1 channel in 'in', but has no parameters of type ReceiveChannel. Each name in 'in' binds to one ReceiveChannel parameter, in order. A SendChannel parameter binds to 'out'.
  static void producer(SendChannel<Integer> out) {}

  @Stage(in = {"numbers", "more"}, out = "squares")
  //          ^ [Sluice/Direction] stage 'squarer' names 2 channels in 'in', but has 1 parameter of type ReceiveChannel. Each name in 'in' binds to one ReceiveChannel parameter, in order.
  static void squarer(ReceiveChannel<Integer> in, SendChannel<Integer> out) {}

  @Stage(in = "squares", out = {"a", "b"})
  //                           ^ [Sluice/Direction] stage 'splitter' names 2 channels in 'out', but has 3 parameters of type SendChannel. Each name in 'out' binds to one SendChannel parameter, in order.
  static void splitter(
      ReceiveChannel<Integer> in,
      SendChannel<Integer> a,
      SendChannel<Integer> b,
      SendChannel<Integer> c) {}

  @Stage
  static void undecided(Channel<Integer> both) {}
  //                                     ^ [Sluice/Direction] parameter 'both' of stage 'undecided' is a Channel, which says neither that the stage sends nor that it receives. Write SendChannel or ReceiveChannel.

  @Stage(in = "")
  //          ^ [Sluice/Direction] stage 'blank' names a channel with an empty name. Give it a name.
  static void blank(ReceiveChannel<Integer> in) {}
}
