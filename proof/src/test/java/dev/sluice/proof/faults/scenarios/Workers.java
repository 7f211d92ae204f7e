package dev.sluice.proof.faults.scenarios;

import dev.sluice.annotation.Batch;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import dev.sluice.proof.faults.scenarios.Resources.Resource;
import java.util.List;

/** A pipeline of workers that keep the order, workers for each key, and batches. */
public final class Workers extends ResourceScenario {
  @Pipeline
  static final class Stages extends NumberedStages {
    Stages(Resources resources) {
      super(resources);
    }

    @Stage(in = "numbers", out = "opened", workers = 2, ordered = true)
    Resource make(int number) {
      return resources.open(number);
    }

    @Stage(in = "opened", out = "checked", workers = 2, by = "key")
    static Resource check(Resource resource) {
      return resource;
    }

    @Stage(in = "checked")
    @Batch(max = 5)
    static void use(List<Resource> batch) {
      batch.forEach(Resource::close);
    }
  }

  @Override
  void attempt() throws InterruptedException {
    new Workers_StagesPipeline(new Stages(resources)).run();
  }
}
