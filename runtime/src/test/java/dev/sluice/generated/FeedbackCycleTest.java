package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.Task;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
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
        OrderedWorkers<Integer, Integer> inOrder =
            new OrderedWorkers<>(worklist, worklist, 2 * workers);
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
  void orderedWorkersEndWithTheCycleThatTheySeeThroughAView() throws InterruptedException {
    AtomicInteger visits = new AtomicInteger();
    try (Group group = Group.open("ordered")) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
      OrderedWorkers<Integer, Integer> workers =
          new OrderedWorkers<>(loop.receiveOnly(), loop.sendOnly(), 4);
      Task[] all = new Task[3];
      Arrays.setAll(
          all,
          i ->
              cycle.counted(
                  () ->
                      workers.work(
                          (value, out) -> {
                            visits.incrementAndGet();
                            if (value > 0) {
                              out.send(value - 1);
                            }
                          })));
      group.go("seed", cycle.counted(() -> loop.send(100)));
      for (Task worker : all) {
        group.go("worker", worker);
      }
      group.join();
    }
    assertThat(visits.get()).isEqualTo(101);
  }

  @Test
  void valuesThatAStageHoldsAreInFlightHoweverItTookThem() throws InterruptedException {
    for (int run = 0; run < 200; run++) {
      AtomicInteger handled = new AtomicInteger();
      try (Group group = Group.open("batch")) {
        FeedbackCycle cycle = FeedbackCycle.in(group);
        Channel<Integer> back = cycle.feedback("back", FeedbackCycle.UNBOUNDED);
        Task stage =
            cycle.counted(
                () -> {
                  for (var next = back.receiveOk(); next.ok(); next = back.receiveOk()) {
                    List<Integer> batch = new ArrayList<>(List.of(next.value()));
                    for (var more = back.tryReceive();
                        more.isPresent() && more.get().ok();
                        more = back.tryReceive()) {
                      batch.add(more.get().value());
                    }
                    for (int value : batch) {
                      handled.incrementAndGet();
                      if (value > 0) {
                        back.send(value - 1);
                      }
                    }
                  }
                });
        group.go("seed", cycle.counted(() -> back.send(3)));
        group.go("stage", stage);
        group.join();
      }
      assertThat(handled.get()).isEqualTo(4);
    }
  }

  /** A scheduler with a backlog: two workers, and a select that receives and sends. */
  @Test
  void aSelectWithAnArmedSendIntoTheCycleIsInFlight() throws InterruptedException {
    for (int run = 0; run < 200; run++) {
      AtomicInteger done = new AtomicInteger();
      try (Group group = Group.open("scheduler")) {
        FeedbackCycle cycle = FeedbackCycle.unstarted(group);
        Channel<Integer> results = cycle.feedback("results", FeedbackCycle.UNBOUNDED);
        Channel<Integer> jobs = cycle.channel("jobs", 0);
        group.go("scheduler", cycle.counted(() -> schedule(results, jobs, done)), jobs::close);
        for (int i = 1; i <= 2; i++) {
          group.go(
              "worker-" + i,
              cycle.counted(
                  () -> {
                    for (int job : jobs) {
                      results.send(job - 1);
                    }
                  }));
        }
        group.go("seed", cycle.counted(() -> results.send(6)));
        cycle.start();
        group.join();
      }
      // Each job of n brings two of n - 1, down to 0: 2^7 - 1.
      assertThat(done.get()).isEqualTo(127);
    }
  }

  private static void schedule(
      ReceiveChannel<Integer> results, SendChannel<Integer> jobs, AtomicInteger done)
      throws InterruptedException {
    Deque<Integer> backlog = new ArrayDeque<>();
    var result = Select.receive(results);
    var job = Select.send(jobs, 0);
    Select select = Select.of(result, job);
    while (true) {
      job.channel(backlog.isEmpty() ? null : jobs);
      job.value(backlog.peek());
      if (select.await() == job) {
        backlog.remove();
      } else if (result.ok()) {
        done.incrementAndGet();
        int value = Objects.requireNonNull(result.value());
        if (value > 0) {
          backlog.add(value);
          backlog.add(value);
        }
      } else {
        return;
      }
    }
  }

  @Test
  void aSelectWithAnArmedTimerIsInFlight() throws InterruptedException {
    AtomicInteger received = new AtomicInteger();
    try (Group group = Group.open("retry")) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
      group.go(
          "retry",
          cycle.counted(
              () -> {
                var next = Select.receive(loop);
                var later = Select.receive(Timer.after(Duration.ofMillis(20)));
                Select select = Select.of(next, later);
                while (true) {
                  if (select.await() == later) {
                    loop.send(5);
                  } else if (next.ok()) {
                    received.incrementAndGet();
                  } else {
                    return;
                  }
                }
              }));
      group.join();
    }
    assertThat(received.get()).isEqualTo(1);
  }

  @Test
  void aSelectWithAChannelFromOutsideIsInFlightUnlessItIsASignal() throws InterruptedException {
    Channel<Integer> outside = Channel.make();
    Channel<Void> stop = Channel.make();
    AtomicInteger received = new AtomicInteger();
    try (Group group = Group.open("merge")) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      cycle.signal(stop.receiveOnly());
      Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
      group.go(
          "merge",
          cycle.counted(
              () -> {
                var next = Select.receive(loop);
                var other = Select.receive(outside);
                Select select =
                    Select.of(next, other, Select.receive(stop), Select.receive(group.done()));
                while (true) {
                  if (select.await() == other) {
                    if (other.ok()) {
                      loop.send(other.value());
                    } else {
                      other.channel(null);
                    }
                  } else if (next.ok()) {
                    received.incrementAndGet();
                  } else {
                    return;
                  }
                }
              }));
      Eventually.blocked("merge");
      outside.send(1);
      Eventually.until(() -> received.get() == 1);
      Eventually.blocked("merge");
      outside.send(2);
      outside.close();
      group.join();
    }
    assertThat(received.get()).isEqualTo(2);
  }

  @Test
  void whatAStageSendsWhenItsOtherInputIsClosedIsInFlight() throws InterruptedException {
    for (int run = 0; run < 200; run++) {
      AtomicInteger received = new AtomicInteger();
      try (Group group = Group.open("flush")) {
        FeedbackCycle cycle = FeedbackCycle.unstarted(group);
        Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
        Channel<Integer> seeds = cycle.channel("seeds", 0);
        group.go(
            "stage",
            cycle.counted(
                () -> {
                  List<Integer> all = new ArrayList<>();
                  seeds.forEach(all::add);
                  for (int value : all) {
                    loop.send(value);
                  }
                  echo(loop, received);
                }));
        group.go(
            "seed",
            cycle.counted(
                () -> {
                  for (int i = 0; i < 3; i++) {
                    seeds.send(i);
                  }
                }),
            seeds::close);
        cycle.start();
        group.join();
      }
      assertThat(received.get()).isEqualTo(6);
    }
  }

  @Test
  void aStageMayDivideItsWorkAmongGoroutines() throws InterruptedException {
    AtomicInteger received = new AtomicInteger();
    try (Group group = Group.open("workers")) {
      FeedbackCycle cycle = FeedbackCycle.in(group);
      Channel<Integer> loop = cycle.feedback("loop", FeedbackCycle.UNBOUNDED);
      group.go(
          "stage",
          cycle.counted(
              () -> {
                WaitGroup workers = new WaitGroup();
                for (int i = 0; i < 4; i++) {
                  workers.go(() -> echo(loop, received));
                }
                loop.send(50);
                echo(loop, received);
                workers.await();
              }));
      group.join();
    }
    assertThat(received.get()).isEqualTo(51);
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
