package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cycle ends by itself: not before its last value, and not later. */
final class FeedbackCycleTest {
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

  @Test
  void aCycleWithNothingInItEndsAtOnce() throws InterruptedException {
    try (Group group = Group.open()) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
      group.go("echo", cycle.counted(() -> echo(loop, new AtomicInteger())));
      group.join();
    }
  }

  @Test
  void aStageMayBeginTheCycleItself() throws InterruptedException {
    AtomicInteger received = new AtomicInteger();
    try (Group group = Group.open()) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
      group.go(
          "echo",
          cycle.counted(
              () -> {
                loop.send(10);
                echo(loop, received);
              }));
      group.join();
    }
    assertThat(received.get()).isEqualTo(11);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16})
  void orderedWorkersEndWithTheCycle(int workers) throws InterruptedException {
    for (int run = 0; run < 300; run++) {
      int nodes = 1 + run;
      AtomicInteger visits = new AtomicInteger();
      try (Group group = Group.open("ordered")) {
        FeedbackCycle cycle = FeedbackCycle.in(group);
        Channel<Integer> worklist = cycle.feedback("worklist", FeedbackCycle.UNBOUNDED);
        InOrder<Integer, Integer> inOrder = new InOrder<>(worklist, worklist, 2 * workers);
        Task seed = cycle.counted(() -> worklist.send(1));
        Task work =
            () ->
                inOrder.work(
                    (node, out) -> {
                      visits.incrementAndGet();
                      for (int child = 2 * node; child <= Math.min(2 * node + 1, nodes); child++) {
                        out.send(child);
                      }
                    });
        Task[] all = new Task[workers];
        Arrays.setAll(all, i -> cycle.counted(work));
        group.go("seed", seed);
        for (Task worker : all) {
          group.go("worker", worker);
        }
        group.join();
      }
      assertThat(visits.get()).isEqualTo(nodes);
    }
  }

  @Test
  void aGoroutineThatAStageStartsKeepsTheCycleGoing() throws InterruptedException {
    AtomicInteger received = new AtomicInteger();
    Channel<Integer> gate = Channel.make();
    try (Group group = Group.open()) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
      group.go(
          "echo",
          cycle.counted(
              () -> {
                Go.go(
                    "child",
                    () -> {
                      gate.receive();
                      loop.send(3);
                    });
                echo(loop, received);
              }));
      Eventually.blocked("child");
      Eventually.blocked("echo");
      gate.send(1);
      group.join();
    }
    assertThat(received.get()).isEqualTo(4);
  }

  @Test
  void aSelectCountsLikeAReceive() throws InterruptedException {
    AtomicInteger received = new AtomicInteger();
    try (Group group = Group.open()) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
      group.go(
          "select",
          cycle.counted(
              () -> {
                loop.send(100);
                Select.ReceiveCase<Integer> next = Select.receive(loop);
                Select select = Select.of(next, Select.receive(Channel.<Integer>nil()));
                while (true) {
                  select.await();
                  if (!next.ok()) {
                    return;
                  }
                  received.incrementAndGet();
                  int value = Objects.requireNonNull(next.value());
                  if (value > 0) {
                    loop.send(value - 1);
                  }
                }
              }));
      group.join();
    }
    assertThat(received.get()).isEqualTo(101);
  }

  @Test
  void aReceiverThatEndsEarlyEndsTheCycle() throws InterruptedException {
    try (Group group = Group.open()) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
      Channel<Integer> out = cycle.channel("out", 0);
      Task first =
          cycle.counted(
              () -> {
                loop.send(1);
                loop.send(2);
                out.send(loop.receive());
              });
      Task second = cycle.counted(() -> out.forEach(value -> {}));
      group.go("first", first, loop::abandon, out::close);
      group.go("second", second, out::abandon);
      group.join();
    }
  }

  @Test
  void aFailureEndsTheCycleAsAFailure() {
    Group group = Group.open();
    FeedbackCycle cycle = FeedbackCycle.in(group);
    Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
    group.go(
        "fails",
        cycle.counted(
            () -> {
              loop.send(1);
              loop.receive();
              throw new IOException("broken");
            }));
    GoroutineFailedException thrown =
        assertThrows(
            GoroutineFailedException.class,
            () -> {
              try (group) {
                group.join();
              }
            });
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("broken");
  }

  @Test
  void aBoundedCycleBlocksItsSenders() throws InterruptedException {
    AtomicInteger received = new AtomicInteger();
    try (Group group = Group.open()) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> loop = cycle.feedback("loop", 1);
      Task seed =
          cycle.counted(
              () -> {
                for (int i = 0; i < 100; i++) {
                  loop.send(0);
                }
              });
      Task echo = cycle.counted(() -> echo(loop, received));
      group.go("seed", seed);
      group.go("echo", echo);
      group.join();
    }
    assertThat(received.get()).isEqualTo(100);
  }

  /** Receives numbers and sends each one, less one, back until it is zero. */
  private static void echo(Channel<Integer> loop, AtomicInteger received)
      throws InterruptedException {
    for (int value : loop) {
      received.incrementAndGet();
      if (value > 0) {
        loop.send(value - 1);
      }
    }
  }
}
