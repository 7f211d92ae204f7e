package dev.sluice.proof.faults.scenarios;

import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import dev.sluice.proof.faults.scenarios.Resources.Resource;

/** A pipeline whose ordered workers have two outputs. */
public final class Splits extends ResourceScenario {
  @Pipeline
  static final class Stages extends NumberedStages {
    Stages(Resources resources) {
      super(resources);
    }

    @Stage(
        in = "numbers",
        out = {"even", "odd"},
        workers = 2,
        ordered = true)
    void split(int number, SendChannel<Resource> even, SendChannel<Resource> odd)
        throws InterruptedException {
      (number % 2 == 0 ? even : odd).send(resources.open(number));
    }

    @Stage(in = "even")
    static void even(Resource resource) {
      resource.close();
    }

    @Stage(in = "odd")
    static void odd(Resource resource) {
      resource.close();
    }
  }

  @Override
  void attempt() throws InterruptedException {
    new Splits_StagesPipeline(new Stages(resources)).run();
  }
}
