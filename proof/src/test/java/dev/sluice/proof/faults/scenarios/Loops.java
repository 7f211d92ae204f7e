package dev.sluice.proof.faults.scenarios;

import dev.sluice.SendChannel;
import dev.sluice.annotation.Feedback;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import dev.sluice.proof.faults.scenarios.Resources.Resource;
import java.util.stream.IntStream;

/** A pipeline whose elements bring forth others, which go round. */
public final class Loops extends ResourceScenario {
  private static final int LEAVES = 8;

  @Pipeline
  static final class Stages {
    private final Resources resources;

    Stages(Resources resources) {
      this.resources = resources;
    }

    @Stage(out = "roots")
    static IntStream roots() {
      return IntStream.of(1);
    }

    @Stage(in = "roots", out = "nodes")
    Resource open(int root) {
      return resources.open(root);
    }

    /** Nodes are numbered like those of a heap: the children of n are 2n and 2n + 1. */
    @Stage(
        in = "nodes",
        out = {"nodes", "leaves"},
        workers = 2)
    void split(Resource node, @Feedback SendChannel<Resource> nodes, SendChannel<Resource> leaves)
        throws InterruptedException {
      if (node.number() >= LEAVES) {
        leaves.send(node);
        return;
      }
      node.close();
      nodes.send(resources.open(2 * node.number()));
      nodes.send(resources.open(2 * node.number() + 1));
    }

    @Stage(in = "leaves")
    static void use(Resource leaf) {
      leaf.close();
    }
  }

  @Override
  void attempt() throws InterruptedException {
    new Loops_StagesPipeline(new Stages(resources)).run();
  }
}
