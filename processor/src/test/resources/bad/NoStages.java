package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
//^1 [Sluice/NoStages] pipeline 'NoStages' has no stage. Put @Stage on its methods, or name stage classes in @Pipeline(stages = ...).
interface NoStages {
  static void forgotten(SendChannel<Integer> out) {}
}
