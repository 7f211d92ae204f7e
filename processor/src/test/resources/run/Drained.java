// => all stored | all visited | all of the inner source, closed | callbacks taken back
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** A drained run ends at its sources, and everything that they have given arrives. */
class Drained {
  /** A fused source, keyed workers, rejected elements, and a batch that would wait for an hour. */
  @Pipeline
  static final class Store {
    record Job(int number) {
      int key() {
        return number % 7;
      }
    }

    final AtomicInteger taken = new AtomicInteger();
    final AtomicInteger stored = new AtomicInteger();

    @Stage(out = "jobs")
    Stream<Job> poll() {
      return Stream.generate(() -> new Job(taken.getAndIncrement()));
    }

    @Stage(in = "jobs", out = "done", workers = 4, by = "key", failed = "rejected")
    static Job work(Job job) {
      if (job.number() % 10 == 0) throw new IllegalArgumentException("rejected");
      return job;
    }

    @Stage(in = "done")
    @Batch(max = 1000, millis = 3_600_000)
    void store(List<Job> jobs) {
      stored.addAndGet(jobs.size());
    }

    @Stage(in = "rejected")
    void storeRejected(Failed<Job> rejected) {
      stored.incrementAndGet();
    }
  }

  /** Each seed is the root of a tree with seven nodes, which go round a cycle. */
  @Pipeline
  static final class Trees {
    final AtomicInteger seeds = new AtomicInteger();
    final AtomicInteger visited = new AtomicInteger();

    @Stage
    void seed(SendChannel<Integer> nodes) throws InterruptedException {
      while (true) {
        nodes.send(1);
        seeds.incrementAndGet();
      }
    }

    @Stage(in = "nodes", out = "nodes", workers = 3)
    void visit(int node, @Feedback SendChannel<Integer> more) throws InterruptedException {
      visited.incrementAndGet();
      if (2 * node + 1 < 8) {
        more.send(2 * node);
        more.send(2 * node + 1);
      }
    }
  }

  /** A source in a pipeline that is a stage. */
  @Pipeline
  @Stage(out = "numbers")
  static final class Numbers {
    final AtomicInteger sent = new AtomicInteger();

    @Stage
    void count(@Port SendChannel<Integer> numbers) throws InterruptedException {
      while (true) {
        numbers.send(sent.get());
        sent.incrementAndGet();
      }
    }
  }

  @Pipeline(stages = Numbers.class)
  interface Outer {
    SendChannel<Integer> results();

    @Stage(in = "numbers", out = "results")
    static int pass(int number) {
      return number;
    }
  }

  /** A source that is fed by callbacks. */
  @Pipeline
  static final class Callbacks {
    final AtomicBoolean registered = new AtomicBoolean();

    @Stage
    void listen(@Capacity(8) SendChannel<Integer> events) throws InterruptedException {
      registered.set(true);
      try {
        events.awaitAbandoned();
      } finally {
        registered.set(false);
      }
    }

    @Stage(in = "events")
    static void see(int event) {}
  }

  static String store() throws Exception {
    Store store = new Store();
    PipelineRun<Void> run = new Drained_StorePipeline(store).start();
    while (store.stored.get() < 3000) Thread.yield();
    run.drain();
    run.join();
    return store.taken.get() == store.stored.get()
        ? "all stored"
        : store.taken + " taken, " + store.stored + " stored";
  }

  static String trees() throws Exception {
    Trees trees = new Trees();
    PipelineRun<Void> run = new Drained_TreesPipeline(trees).start();
    while (trees.visited.get() < 3000) Thread.yield();
    run.drain();
    run.join();
    return trees.visited.get() == 7 * trees.seeds.get()
        ? "all visited"
        : trees.seeds + " seeds, " + trees.visited + " visited";
  }

  static String nested() throws Exception {
    Numbers numbers = new Numbers();
    Channel<Integer> results = Channel.make();
    PipelineRun<Void> run =
        new Drained_OuterPipeline(new Drained_NumbersPipeline(numbers)).start(results);
    int received = 0;
    while (received < 1000) {
      results.receive();
      received++;
    }
    run.drain();
    for (int unused : results) received++;
    run.join();
    return (received == numbers.sent.get()
            ? "all of the inner source"
            : numbers.sent + " sent, " + received + " received")
        + (results.receiveOk().ok() ? ", open" : ", closed");
  }

  static String callbacks() throws Exception {
    Callbacks callbacks = new Callbacks();
    PipelineRun<Void> run = new Drained_CallbacksPipeline(callbacks).start();
    while (!callbacks.registered.get()) Thread.yield();
    run.drain();
    run.join();
    return callbacks.registered.get() ? "still registered" : "callbacks taken back";
  }

  static Object test() throws Exception {
    return store() + " | " + trees() + " | " + nested() + " | " + callbacks();
  }
}
