package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.core.DAG;
import dev.sluice.Failed;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Given;
import dev.sluice.generated.Rejection;
import dev.sluice.generated.SourceLoop;
import dev.sluice.generated.Sources;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.annotation.processing.Generated;

/**
 * Runs {@link EverydayStagesTest.Rejecting} on a cluster, as a job of Hazelcast Jet.
 *
 * <ul>
 *   <li>numbers: on one member
 *   <li>half: on every member
 *   <li>sum: on one member
 *   <li>rejected: on one member
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class EverydayStagesTest_RejectingOnJet {
  private final int halfWorkers;

  /**
   * A pipeline that can be submitted any number of times.
   *
   * @param halfWorkers how many goroutines run stage 'half', at least 1
   */
  public EverydayStagesTest_RejectingOnJet(int halfWorkers) {
    this.halfWorkers = Given.workers("halfWorkers", halfWorkers);
  }

  /**
   * Submits the pipeline as a job and returns at once.
   *
   * @param hazelcast a member of the cluster, or a client of it
   * @return the running pipeline
   */
  public JetRun<EverydayStagesTest_RejectingPipeline.Results> submit(HazelcastInstance hazelcast) {
    return submit(hazelcast, new JobConfig());
  }

  /**
   * Submits the pipeline as a job with a configuration and returns at once.
   *
   * @param hazelcast a member of the cluster, or a client of it
   * @param config the job's configuration, in which auto-scaling is switched off
   * @return the running pipeline
   */
  public JetRun<EverydayStagesTest_RejectingPipeline.Results> submit(HazelcastInstance hazelcast,
      JobConfig config) {
    return plan().submit(hazelcast, config,
        results -> new EverydayStagesTest_RejectingPipeline.Results(results.<Long>get("sum"),
        results.<List<String>>get("rejected")));
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
    int halfWorkers = this.halfWorkers;
    return JetPlan.of("Rejecting", () -> new Islands(halfWorkers), Islands::topology)
        .once(Islands::numbers, "numbers").sends("numbers")
        .everywhere(Islands::half, "half").receives("numbers").sends("halves").sends("rejected")
        .once(Islands::sum, "sum").receives("halves")
        .once(Islands::rejected, "rejected").receives("rejected");
  }

  /**
   * What runs on a member: its objects, and the islands that use them.
   */
  private static final class Islands {
    private final int halfWorkers;

    Islands(int halfWorkers) {
      this.halfWorkers = halfWorkers;
    }

    Topology topology() {
      return new EverydayStagesTest_RejectingPipeline(halfWorkers).topology();
    }

    void numbers(Group group, IslandPorts ports) throws InterruptedException {
      SendChannel<Integer> numbers = ports.output("numbers");
      group.go("numbers", () -> {
        try (IntStream stream = EverydayStagesTest.Rejecting.numbers()) {
          SourceLoop loop = Sources.loop(group);
          for (var iterator = stream.iterator(); loop.goesOn() && iterator.hasNext(); ) {
            int v = iterator.nextInt();
            numbers.send(v);
          }
        }
      }, numbers::close);
      group.join();
    }

    void half(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<Integer> numbers = ports.input("numbers");
      SendChannel<Integer> halves = ports.output("halves");
      SendChannel<Failed<Integer>> rejected = ports.output("rejected");
      WaitGroup workers = new WaitGroup();
      for (int i = 1; i <= halfWorkers; i++) {
        workers.add(1);
        group.go("half-" + i, () -> {
          for (int number : numbers) {
            int result;
            try {
              result = EverydayStagesTest.Rejecting.half(number);
            } catch (Exception e) {
              Rejection.send(rejected, number, e);
              continue;
            }
            halves.send(result);
          }
        }, workers::done);
      }
      group.go("closer of halves and rejected", () -> {
        workers.await();
        numbers.abandon();
        halves.close();
        rejected.close();
      });
      group.join();
    }

    void sum(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<Integer> halves = ports.input("halves");
      Future<Long> sum = group.call("sum", () -> EverydayStagesTest.Rejecting.sum(halves),
          halves::abandon);
      group.join();
      ports.result("sum", sum.resultNow());
    }

    void rejected(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<Failed<Integer>> rejected = ports.input("rejected");
      Future<List<String>> rejected2 = group.call("rejected",
          () -> EverydayStagesTest.Rejecting.rejected(rejected), rejected::abandon);
      group.join();
      ports.result("rejected", rejected2.resultNow());
    }
  }
}
