package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Task;
import dev.sluice.WaitGroup;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worklist: a cycle that visits every node of a graph once, and then ends. */
final class FeedbackGraphTest {
  /** A graph in which every node is reachable from node 0. */
  private static final class Graph {
    private final int[][] successors;

    private Graph(int[][] successors) {
      this.successors = successors;
    }

    static Graph random(int nodes, long seed) {
      Random random = new Random(seed);
      int[][] successors = new int[nodes][];
      for (int node = 0; node < nodes; node++) {
        // The tree edges come first, so that nothing is out of reach.
        int children = Math.max(0, Math.min(2, nodes - 1 - 2 * node));
        successors[node] = random.ints(children + 2, 0, nodes).toArray();
        for (int child = 0; child < children; child++) {
          successors[node][child] = 2 * node + 1 + child;
        }
      }
      return new Graph(successors);
    }

    int size() {
      return successors.length;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void aLargeGraphIsVisitedExactlyOnce(int workers) throws InterruptedException {
    visit(Graph.random(100_000, 1), workers);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void aSmallGraphIsVisitedAThousandTimes(int workers) throws InterruptedException {
    for (int run = 0; run < 1_000; run++) {
      visit(Graph.random(1 + run % 20, run), workers);
    }
  }

  /** Seeds → worklist → crawl ×n → found → filter → worklist. */
  private static void visit(Graph graph, int workers) throws InterruptedException {
    AtomicIntegerArray visits = new AtomicIntegerArray(graph.size());
    try (Group group = Group.open("visit")) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> worklist = cycle.feedback("worklist", FeedbackCycle.UNBOUNDED);
      Channel<int[]> found = cycle.channel("found", 4);
      Task seed = cycle.counted(() -> found.send(new int[] {0}));
      Task filter = cycle.counted(() -> filter(graph, found, worklist));
      Task[] crawlers = new Task[workers];
      for (int i = 0; i < workers; i++) {
        crawlers[i] =
            cycle.counted(
                () -> {
                  for (int node : worklist) {
                    visits.incrementAndGet(node);
                    found.send(graph.successors[node]);
                  }
                });
      }
      group.go("seed", seed);
      group.go("filter", filter, found::abandon);
      WaitGroup all = new WaitGroup();
      for (Task crawler : crawlers) {
        all.add(1);
        group.go("crawl", crawler, all::done);
      }
      group.go(
          "closer",
          () -> {
            all.await();
            found.close();
          });
      group.join();
    }
    for (int node = 0; node < graph.size(); node++) {
      assertThat(visits.get(node)).isEqualTo(1);
    }
  }

  private static void filter(
      Graph graph, ReceiveChannel<int[]> found, SendChannel<Integer> worklist)
      throws InterruptedException {
    boolean[] seen = new boolean[graph.size()];
    for (int[] nodes : found) {
      for (int node : nodes) {
        if (!seen[node]) {
          seen[node] = true;
          worklist.send(node);
        }
      }
    }
  }
}
