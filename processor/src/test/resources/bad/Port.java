package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface Port {
  ReceiveChannel<Integer> in();

  SendChannel<Integer> out();

  Channel<Integer> inner();

  @Stage(out = {"in", "inner"})
  //            ^ [Sluice/Port] channel 'in' is an input port, to which only the caller sends, but stage 'sendsToInput' sends to it. Send to a channel of the pipeline, or declare an output port.
  static void sendsToInput(SendChannel<Integer> a, SendChannel<Integer> b) {}

  @Stage(in = {"in", "out", "inner"}, out = "out")
  //                 ^ [Sluice/Port] channel 'out' is an output port, from which only the caller receives, but stage 'receivesFromOutput' receives from it. Receive from a channel of the pipeline, or declare an input port.
  static void receivesFromOutput(
      ReceiveChannel<Integer> a,
      ReceiveChannel<Integer> b,
      @dev.sluice.annotation.Port ReceiveChannel<Integer> c,
    //^ [Sluice/Port] channel 'inner' is marked @Port, but its method declares it as a channel of the pipeline. Let the method return SendChannel or ReceiveChannel, or remove @Port.
      SendChannel<Integer> d) {}
}
