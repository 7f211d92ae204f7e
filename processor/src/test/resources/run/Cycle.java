// => 1023 1023 1 127
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** Cycles end by themselves: a self-loop of functions, workers, a port that begins, goroutines. */
class Cycle {
  @Pipeline
  interface Tree {
    ReceiveChannel<Integer> roots();

    @Feedback
    Channel<Integer> nodes();

    @Stage(in = "roots", out = "nodes")
    static int root(int root) {
      return root;
    }

    @Stage(in = "nodes", out = {"nodes", "visited"}, workers = 4)
    static void visit(int node, SendChannel<Integer> nodes, SendChannel<Integer> visited)
        throws InterruptedException {
      visited.send(node);
      if (2 * node + 1 < 1024) {
        nodes.send(2 * node);
        nodes.send(2 * node + 1);
      }
    }

    @Stage
    static int count(ReceiveChannel<Integer> visited) {
      int count = 0;
      for (int unused : visited) count++;
      return count;
    }
  }

  @Pipeline
  interface Goroutines {
    @Stage(in = "work", out = {"work", "done"})
    static void walk(
        @Feedback ReceiveChannel<Integer> work, SendChannel<Integer> more, SendChannel<Integer> done)
        throws InterruptedException {
      more.send(1);
      for (int node : work) {
        done.send(node);
        if (2 * node + 1 < 128) {
          more.send(2 * node);
          more.send(2 * node + 1);
        }
      }
    }

    @Stage
    static int count(ReceiveChannel<Integer> done) {
      int count = 0;
      for (int unused : done) count++;
      return count;
    }
  }

  static int tree(int... roots) throws InterruptedException {
    Channel<Integer> port = Channel.make(roots.length);
    for (int root : roots) port.send(root);
    port.close();
    return new Cycle_TreePipeline().run(port);
  }

  static Object test() throws Exception {
    int first = tree(1);
    for (int i = 0; i < 200; i++) if (tree(1) != first) return "differs";
    return first + " " + tree(1) + " " + tree(1023) + " " + new Cycle_GoroutinesPipeline().run();
  }
}
