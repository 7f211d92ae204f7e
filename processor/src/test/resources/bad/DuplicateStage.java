package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface DuplicateStage {
  @Stage(out = "numbers")
  static void count(SendChannel<Integer> out) {}

  @Stage(in = "numbers", out = "more")
  static void count(ReceiveChannel<Integer> in, SendChannel<Integer> out) {}
  //          ^ [Sluice/DuplicateStage] two stages are named 'count', but reports tell stages by their names. Rename one with @Stage(name = ...):
  // |      DuplicateStage.count (DuplicateStage.java:10)
  // |      DuplicateStage.count (DuplicateStage.java:13)

  @Stage(in = "more", name = "count")
  //                         ^ [Sluice/DuplicateStage] two stages are named 'count', but reports tell stages by their names. Rename one with @Stage(name = ...):
  // |      DuplicateStage.count (DuplicateStage.java:10)
  // |      DuplicateStage.print (DuplicateStage.java:19)
  static void print(ReceiveChannel<Integer> in) {}
}
