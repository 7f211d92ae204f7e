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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cycle ends by itself: not before its last value, and not later. */
final class FeedbackCycleTest {
  @Test
  void aCycleWithNothingInItEndsAtOnce() throws InterruptedException {
    try (Loop loop = new Loop()) {
      loop.go("echo", loop::echo);
      loop.endsAfter(0);
    }
  }

  @Test
  void aStageMayBeginTheCycleItself() throws InterruptedException {
    try (Loop loop = new Loop()) {
      loop.go(
          "echo",
          () -> {
            loop.values.send(10);
            loop.echo();
          });
      loop.endsAfter(11);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16})
  void orderedWorkersEndWithTheCycle(int workers) throws InterruptedException {
    for (int run = 0; run < 300; run++) {
      int nodes = 1 + run;
      try (Loop loop = new Loop()) {
        OrderedWorkers<Integer, Integer> inOrder =
            new OrderedWorkers<>(loop.values, loop.values, 2 * workers);
        loop.goTogether(
            () -> loop.values.send(1),
            workers,
            () ->
                inOrder.work(
                    (node, out) -> {
                      loop.received.incrementAndGet();
                      for (int child = 2 * node; child <= Math.min(2 * node + 1, nodes); child++) {
                        out.send(child);
                      }
                    }));
        loop.endsAfter(nodes);
      }
    }
  }

  @Test
  void orderedWorkersEndWithTheCycleThatTheySeeThroughAView() throws InterruptedException {
    try (Loop loop = new Loop()) {
      OrderedWorkers<Integer, Integer> workers =
          new OrderedWorkers<>(loop.values.receiveOnly(), loop.values.sendOnly(), 4);
      loop.goTogether(
          () -> loop.values.send(100),
          3,
          () -> workers.work((value, out) -> loop.take(value, out)));
      loop.endsAfter(101);
    }
  }

  @Test
  void aGoroutineThatAStageStartsKeepsTheCycleGoing() throws InterruptedException {
    Channel<Integer> gate = Channel.make();
    try (Loop loop = new Loop()) {
      loop.go(
          "echo",
          () -> {
            Go.go(
                "child",
                () -> {
                  gate.receive();
                  loop.values.send(3);
                });
            loop.echo();
          });
      Eventually.blocked("child");
      Eventually.blocked("echo");
      gate.send(1);
      loop.endsAfter(4);
    }
  }

  @Test
  void aSelectCountsLikeAReceive() throws InterruptedException {
    try (Loop loop = new Loop()) {
      loop.go(
          "select",
          () -> {
            loop.values.send(100);
            Select.ReceiveCase<Integer> next = Select.receive(loop.values);
            Select select = Select.of(next, Select.receive(Channel.<Integer>nil()));
            while (true) {
              select.await();
              if (!next.ok()) {
                return;
              }
              loop.take(Objects.requireNonNull(next.value()));
            }
          });
      loop.endsAfter(101);
    }
  }

  @Test
  void valuesThatAStageHoldsAreInFlightHoweverItTookThem() throws InterruptedException {
    for (int run = 0; run < 200; run++) {
      try (Loop loop = new Loop()) {
        loop.goTogether(() -> loop.values.send(3), 1, () -> takeInBatches(loop));
        loop.endsAfter(4);
      }
    }
  }

  private static void takeInBatches(Loop loop) throws InterruptedException {
    Channel<Integer> back = loop.values;
    for (var next = back.receiveOk(); next.ok(); next = back.receiveOk()) {
      List<Integer> batch = new ArrayList<>(List.of(next.value()));
      for (var more = back.tryReceive();
          more.isPresent() && more.get().ok();
          more = back.tryReceive()) {
        batch.add(more.get().value());
      }
      for (int value : batch) {
        loop.take(value);
      }
    }
  }

  /** A scheduler with a backlog: two workers, and a select that receives and sends. */
  @Test
  void aSelectWithAnArmedSendIntoTheCycleIsInFlight() throws InterruptedException {
    for (int run = 0; run < 200; run++) {
      try (Loop loop = Loop.unstarted()) {
        Channel<Integer> results = loop.values;
        Channel<Integer> jobs = loop.cycle.channel("jobs", 0);
        loop.go("scheduler", () -> schedule(results, jobs, loop.received), jobs::close);
        for (int i = 1; i <= 2; i++) {
          loop.go(
              "worker-" + i,
              () -> {
                for (int job : jobs) {
                  results.send(job - 1);
                }
              });
        }
        loop.go("seed", () -> results.send(6));
        loop.cycle.start();
        // Each job of n brings two of n - 1, down to 0: 2^7 - 1.
        loop.endsAfter(127);
      }
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
    try (Loop loop = new Loop()) {
      loop.go(
          "retry",
          () -> {
            var next = Select.receive(loop.values);
            var later = Select.receive(Timer.after(Duration.ofMillis(20)));
            Select select = Select.of(next, later);
            while (true) {
              if (select.await() == later) {
                loop.values.send(5);
              } else if (next.ok()) {
                loop.received.incrementAndGet();
              } else {
                return;
              }
            }
          });
      loop.endsAfter(1);
    }
  }

  @Test
  void aSelectWithAChannelFromOutsideIsInFlightUnlessItIsASignal() throws InterruptedException {
    Channel<Integer> outside = Channel.make();
    Channel<Void> stop = Channel.make();
    try (Loop loop = new Loop()) {
      loop.cycle.signal(stop.receiveOnly());
      loop.go("merge", () -> merge(loop, outside, stop));
      Eventually.blocked("merge");
      outside.send(1);
      Eventually.until(() -> loop.received.get() == 1);
      Eventually.blocked("merge");
      outside.send(2);
      outside.close();
      loop.endsAfter(2);
    }
  }

  private static void merge(Loop loop, ReceiveChannel<Integer> outside, ReceiveChannel<Void> stop)
      throws InterruptedException {
    var next = Select.receive(loop.values);
    var other = Select.receive(outside);
    Select select = Select.of(next, other, Select.receive(stop), Select.receive(loop.group.done()));
    while (true) {
      if (select.await() == other) {
        if (other.ok()) {
          loop.values.send(other.value());
        } else {
          other.channel(null);
        }
      } else if (next.ok()) {
        loop.received.incrementAndGet();
      } else {
        return;
      }
    }
  }

  @Test
  void whatAStageSendsWhenItsOtherInputIsClosedIsInFlight() throws InterruptedException {
    for (int run = 0; run < 200; run++) {
      try (Loop loop = Loop.unstarted()) {
        Channel<Integer> seeds = loop.cycle.channel("seeds", 0);
        loop.go(
            "stage",
            () -> {
              List<Integer> all = new ArrayList<>();
              seeds.forEach(all::add);
              for (int value : all) {
                loop.values.send(value);
              }
              loop.echo();
            });
        loop.go(
            "seed",
            () -> {
              for (int i = 0; i < 3; i++) {
                seeds.send(i);
              }
            },
            seeds::close);
        loop.cycle.start();
        loop.endsAfter(6);
      }
    }
  }

  @Test
  void aStageMayDivideItsWorkAmongGoroutines() throws InterruptedException {
    try (Loop loop = new Loop()) {
      loop.go(
          "stage",
          () -> {
            WaitGroup workers = new WaitGroup();
            for (int i = 0; i < 4; i++) {
              workers.go(loop::echo);
            }
            loop.values.send(50);
            loop.echo();
            workers.await();
          });
      loop.endsAfter(51);
    }
  }

  @Test
  void aReceiverThatEndsEarlyEndsTheCycle() throws InterruptedException {
    try (Loop loop = new Loop()) {
      Channel<Integer> out = loop.cycle.channel("out", 0);
      Task first =
          loop.cycle.counted(
              () -> {
                loop.values.send(1);
                loop.values.send(2);
                out.send(loop.values.receive());
              });
      Task second = loop.cycle.counted(() -> out.forEach(value -> {}));
      loop.group.go("first", first, loop.values::abandon, out::close);
      loop.group.go("second", second, out::abandon);
      loop.group.join();
    }
  }

  @Test
  void aFailureEndsTheCycleAsAFailure() {
    Loop loop = new Loop();
    loop.go(
        "fails",
        () -> {
          loop.values.send(1);
          loop.values.receive();
          throw new IOException("broken");
        });
    GoroutineFailedException thrown =
        assertThrows(
            GoroutineFailedException.class,
            () -> {
              try (loop) {
                loop.group.join();
              }
            });
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("broken");
  }

  @Test
  void aBoundedCycleBlocksItsSenders() throws InterruptedException {
    try (Loop loop = Loop.bounded(1)) {
      loop.goTogether(
          () -> {
            for (int i = 0; i < 100; i++) {
              loop.values.send(0);
            }
          },
          1,
          loop::echo);
      loop.endsAfter(100);
    }
  }

  /** A group whose goroutines are in a cycle of one channel, and what they have received. */
  private static final class Loop implements AutoCloseable {
    final Group group = Group.open("loop");
    final FeedbackCycle cycle;
    final Channel<Integer> values;
    final AtomicInteger received = new AtomicInteger();

    Loop() {
      this(true, FeedbackCycle.UNBOUNDED);
    }

    private Loop(boolean starts, int capacity) {
      cycle = starts ? FeedbackCycle.in(group) : FeedbackCycle.unstarted(group);
      values = cycle.feedback("loop", capacity);
    }

    /** Which does not end before it is started, so that its goroutines may be so one by one. */
    static Loop unstarted() {
      return new Loop(false, FeedbackCycle.UNBOUNDED);
    }

    static Loop bounded(int capacity) {
      return new Loop(true, capacity);
    }

    void go(String name, Task task, Runnable... atEnd) {
      group.go(name, cycle.counted(task), atEnd);
    }

    /** All of them count before the first one runs. */
    void goTogether(Task seed, int workers, Task work) {
      Task counted = cycle.counted(seed);
      Task[] all = new Task[workers];
      Arrays.setAll(all, i -> cycle.counted(work));
      group.go("seed", counted);
      for (Task worker : all) {
        group.go("worker", worker);
      }
    }

    /** Receives numbers and sends each one, less one, back until it is zero. */
    void echo() throws InterruptedException {
      for (int value : values) {
        take(value);
      }
    }

    void take(int value) throws InterruptedException {
      take(value, values);
    }

    void take(int value, SendChannel<Integer> out) throws InterruptedException {
      received.incrementAndGet();
      if (value > 0) {
        out.send(value - 1);
      }
    }

    /** The cycle ends by itself when its goroutines have received so many values. */
    void endsAfter(int values) throws InterruptedException {
      group.join();
      assertThat(received.get()).isEqualTo(values);
    }

    @Override
    public void close() {
      group.close();
    }
  }
}
