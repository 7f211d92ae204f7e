package dev.sluice.proof.faults.scenarios;

import dev.sluice.Failed;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import dev.sluice.proof.faults.scenarios.Resources.Resource;

/**
 * A pipeline whose workers fail for some elements. A stage that fails has received the element: it
 * closes it, or whoever gets the {@link Failed} does.
 */
public final class Rejections extends ResourceScenario {
  @Pipeline
  static final class Stages extends NumberedStages {
    Stages(Resources resources) {
      super(resources);
    }

    @Stage(in = "numbers", out = "opened")
    Resource open(int number) {
      return resources.open(number);
    }

    @Stage(in = "opened", out = "checked", failed = "rejected", workers = 2, ordered = true)
    static Resource check(Resource resource) throws BadResourceException {
      if (resource.key() == 0) {
        resource.close();
        throw new BadResourceException();
      }
      return resource;
    }

    @Stage(in = "checked")
    static void use(Resource resource) {
      resource.close();
    }

    @Stage(in = "rejected", async = true)
    static void report(Failed<Resource> rejected) {
      if (rejected.value().key() != 0) {
        throw new IllegalStateException("a good one was rejected", rejected.cause());
      }
    }
  }

  /** The stage does not like it. */
  static final class BadResourceException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Override
  void attempt() throws InterruptedException {
    new Rejections_StagesPipeline(new Stages(resources)).run();
  }
}
