package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface BoundedCycle {
  @Stage(in = "links", out = "pages")
  static void fetch(ReceiveChannel<String> in, SendChannel<String> out) {}

  @Stage(in = "pages", out = {"links", "texts"})
  //                          ^ [Sluice/BoundedCycle] the stages form a cycle of bounded channels, which stops once its channels are full and does not end by itself: fetch ──pages──▶ parse ──links──▶ fetch
  // |      stage 'fetch' (BoundedCycle.java:10)
  // |      stage 'parse' (BoundedCycle.java:13)
  // |  Put @Feedback on the channel that leads back, such as 'links'.
  static void parse(
      ReceiveChannel<String> in, SendChannel<String> links, SendChannel<String> texts) {}

  @Stage(in = "texts")
  static void index(ReceiveChannel<String> in) {}
}
