package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface WhenFull {
  @Capacity(value = 4, whenFull = dev.sluice.annotation.WhenFull.DROP_OLDEST)
  //                ^ [Sluice/Capacity] channel 'port' is a port: the caller supplies the channel, and with it the capacity. Remove @Capacity.
  ReceiveChannel<Integer> port();

  @Capacity(value = 0, whenFull = dev.sluice.annotation.WhenFull.DROP_NEWEST)
  //                ^ [Sluice/Capacity] channel 'unbuffered' has a capacity of 0 and whenFull = DROP_NEWEST, but without a buffer there is nothing to drop from: every send would be dropped unless a receiver waits. Give it a capacity of at least 1.
  Channel<Integer> unbuffered();

  @Capacity(value = 8, whenFull = dev.sluice.annotation.WhenFull.DROP_OLDEST)
  Channel<Integer> twice();

  @Stage
  static void sender(
      ReceiveChannel<Integer> port,
      SendChannel<Integer> unbuffered,
      @Capacity(8) SendChannel<Integer> twice) {}
      //        ^ [Sluice/Capacity] channel 'twice' is given different capacities. Say it once:
      // |      8, DROP_OLDEST at 'twice' (WhenFull.java:18)
      // |      8 at 'twice' (WhenFull.java:25)

  @Stage
  static void receiver(ReceiveChannel<Integer> unbuffered, ReceiveChannel<Integer> twice) {}
}
