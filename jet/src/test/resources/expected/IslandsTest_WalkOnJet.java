package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.core.DAG;
import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.FeedbackCycle;
import dev.sluice.generated.Outputs;
import dev.sluice.generated.SourceLoop;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Runs {@link IslandsTest.Walk} on a cluster, as a job of Hazelcast Jet.
 *
 * <ul>
 *   <li>seed, walk: on one member
 *   <li>text: on every member with 2 workers
 *   <li>all: on one member
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class IslandsTest_WalkOnJet {
  /**
   * A pipeline that can be submitted any number of times.
   */
  public IslandsTest_WalkOnJet() {
  }

  /**
   * Submits the pipeline as a job and returns at once.
   *
   * @param hazelcast a member of the cluster, or a client of it
   * @return the running pipeline
   */
  public JetRun<List<String>> submit(HazelcastInstance hazelcast) {
    return submit(hazelcast, new JobConfig());
  }

  /**
   * Submits the pipeline as a job with a configuration and returns at once.
   *
   * @param hazelcast a member of the cluster, or a client of it
   * @param config the job's configuration, in which auto-scaling is switched off
   * @return the running pipeline
   */
  public JetRun<List<String>> submit(HazelcastInstance hazelcast, JobConfig config) {
    return plan().submit(hazelcast, config, results -> results.<List<String>>get("all"));
  }

  /**
   * The vertices and edges of the job, for a program that submits it itself.
   *
   * @return a graph for one submission
   */
  public DAG dag() {
    return plan().dag();
  }

  private JetPlan<Islands> plan() {
    return JetPlan.of("Walk", Islands::new, Islands::topology)
        .once(Islands::seed, "seed", "walk").sends("found")
        .everywhere(Islands::text, "text").receives("found").sends("texts")
        .once(Islands::all, "all").receives("texts");
  }

  /**
   * What runs on a member: its objects, and the islands that use them.
   */
  private static final class Islands {
    Topology topology() {
      return new IslandsTest_WalkPipeline().topology();
    }

    void seed(Group group, IslandPorts ports) throws InterruptedException {
      SendChannel<Integer> found = ports.output("found");
      FeedbackCycle cycle = FeedbackCycle.unstarted(group);
      Channel<Integer> worklist = cycle.feedback("worklist", FeedbackCycle.UNBOUNDED);
      group.go("seed", cycle.counted(() -> {
        SendChannel<Integer> toWorklist = Tally.sends(group, "worklist from seed", worklist);
        try (Stream<Integer> stream = IslandsTest.Walk.seed()) {
          SourceLoop loop = Sources.loop(group);
          for (var iterator = stream.iterator(); loop.goesOn() && iterator.hasNext(); ) {
            Integer v = iterator.next();
            toWorklist.send(v);
          }
        }
      }));
      group.go("walk", cycle.counted(() -> {
        Outputs outputs = new Outputs();
        SendChannel<Integer> toWorklist = Tally.sends(group, "worklist from walk", outputs.add(worklist, found));
        SendChannel<Integer> toFound = outputs.add(found);
        for (int number : worklist) {
          IslandsTest.Walk.walk(number, toWorklist, toFound);
        }
      }), worklist::abandon, found::close);
      cycle.start();
      group.join();
    }

    void text(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<Integer> found = ports.input("found");
      SendChannel<String> texts = ports.output("texts");
      WaitGroup workers = new WaitGroup();
      for (int i = 1; i <= 2; i++) {
        workers.add(1);
        group.go("text-" + i, () -> {
          for (int v : found) {
            texts.send(IslandsTest.Walk.text(v));
          }
        }, workers::done);
      }
      group.go("closer of texts", () -> {
        workers.await();
        found.abandon();
        texts.close();
      });
      group.join();
    }

    void all(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<String> texts = ports.input("texts");
      Future<List<String>> all = group.call("all", () -> IslandsTest.Walk.all(texts),
          texts::abandon);
      group.join();
      ports.result("all", all.resultNow());
    }
  }
}
