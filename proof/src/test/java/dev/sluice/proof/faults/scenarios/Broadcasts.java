package dev.sluice.proof.faults.scenarios;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Broadcast;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import dev.sluice.proof.faults.scenarios.Resources.Resource;

/** A pipeline in which two stages get every element, and the first that gets it closes it. */
public final class Broadcasts extends ResourceScenario {
  @Pipeline
  static final class Stages extends NumberedStages {
    Stages(Resources resources) {
      super(resources);
    }

    @Stage(in = "numbers", out = "all")
    Resource open(int number) {
      return resources.open(number);
    }

    @Stage(in = "all")
    static void left(@Broadcast @Capacity(2) ReceiveChannel<Resource> all) {
      all.forEach(Resource::closeIfFirst);
    }

    @Stage(in = "all")
    static void right(ReceiveChannel<Resource> all) {
      all.forEach(Resource::closeIfFirst);
    }
  }

  @Override
  void attempt() throws InterruptedException {
    new Broadcasts_StagesPipeline(new Stages(resources)).run();
  }
}
