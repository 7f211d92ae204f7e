package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface Capacity {
  @dev.sluice.annotation.Capacity(4)
  //                              ^ [Sluice/Capacity] channel 'port' is a port: the caller supplies the channel, and with it the capacity. Remove @Capacity.
  ReceiveChannel<Integer> port();

  @dev.sluice.annotation.Capacity(-1)
  //                              ^ [Sluice/Capacity] channel 'negative' has a capacity of -1. A capacity is 0, which is unbuffered, or more.
  Channel<Integer> negative();

  @dev.sluice.annotation.Capacity(8)
  Channel<Integer> twice();

  @Stage
  @dev.sluice.annotation.Capacity(2)
  //                              ^ [Sluice/Capacity] @Capacity on stage 'sender' has no effect, because its result goes to no channel. Put it on the channel's parameter.
  static void sender(
      ReceiveChannel<Integer> port,
      SendChannel<Integer> negative,
      @dev.sluice.annotation.Capacity(9) SendChannel<Integer> twice) {}
      //                              ^ [Sluice/Capacity] channel 'twice' is given different capacities. Say it once:
      // |      8 at 'twice' (Capacity.java:18)
      // |      9 at 'twice' (Capacity.java:27)

  @Stage
  static void receiver(ReceiveChannel<Integer> negative, ReceiveChannel<Integer> twice) {}
}
