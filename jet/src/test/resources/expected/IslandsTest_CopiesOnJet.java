package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.core.DAG;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.SourceLoop;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.annotation.processing.Generated;

/**
 * Runs {@link IslandsTest.Copies} on a cluster, as a job of Hazelcast Jet.
 *
 * <ul>
 *   <li>numbers, same: on one member
 *   <li>count: on one member
 *   <li>sum: on one member
 *   <li>twice: on every member with 3 workers
 *   <li>sumOfDoubled: on one member
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class IslandsTest_CopiesOnJet {
  /**
   * A pipeline that can be submitted any number of times.
   */
  public IslandsTest_CopiesOnJet() {
  }

  /**
   * Submits the pipeline as a job and returns at once.
   *
   * @param hazelcast a member of the cluster, or a client of it
   * @return the running pipeline
   */
  public JetRun<IslandsTest_CopiesPipeline.Results> submit(HazelcastInstance hazelcast) {
    return submit(hazelcast, new JobConfig());
  }

  /**
   * Submits the pipeline as a job with a configuration and returns at once.
   *
   * @param hazelcast a member of the cluster, or a client of it
   * @param config the job's configuration, in which auto-scaling is switched off
   * @return the running pipeline
   */
  public JetRun<IslandsTest_CopiesPipeline.Results> submit(HazelcastInstance hazelcast,
      JobConfig config) {
    return plan().submit(hazelcast, config,
        results -> new IslandsTest_CopiesPipeline.Results(results.<Long>get("count"),
        results.<Long>get("sum"), results.<Long>get("sumOfDoubled")));
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
    return JetPlan.of("Copies", Islands::new, Islands::topology)
        .once(Islands::numbers, "numbers", "same").sends("numbers2")
        .once(Islands::count, "count").receives("numbers2")
        .once(Islands::sum, "sum").receives("numbers2")
        .everywhere(Islands::twice, "twice").receives("numbers2").sends("doubled")
        .once(Islands::sumOfDoubled, "sumOfDoubled").receives("doubled");
  }

  /**
   * What runs on a member: its objects, and the islands that use them.
   */
  private static final class Islands {
    Topology topology() {
      return new IslandsTest_CopiesPipeline().topology();
    }

    void numbers(Group group, IslandPorts ports) throws InterruptedException {
      SendChannel<Integer> numbers2 = ports.output("numbers2");
      group.go("numbers \u2192 same", () -> {
        Tally numbersTally = Tally.of(group, "numbers");
        try (IntStream stream = IslandsTest.Copies.numbers()) {
          SourceLoop loop = Sources.loop(group);
          for (var iterator = stream.iterator(); loop.goesOn() && iterator.hasNext(); ) {
            int number = iterator.nextInt();
            numbers2.send(IslandsTest.Copies.same(numbersTally.pass(number)));
          }
        }
      }, numbers2::close);
      group.join();
    }

    void count(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<Integer> numbers2 = ports.input("numbers2");
      Future<Long> count = group.call("count", () -> IslandsTest.Copies.count(numbers2),
          numbers2::abandon);
      group.join();
      ports.result("count", count.resultNow());
    }

    void sum(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<Integer> numbers2 = ports.input("numbers2");
      Future<Long> sum = group.call("sum", () -> IslandsTest.Copies.sum(numbers2),
          numbers2::abandon);
      group.join();
      ports.result("sum", sum.resultNow());
    }

    void twice(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<Integer> numbers2 = ports.input("numbers2");
      SendChannel<Integer> doubled = ports.output("doubled");
      WaitGroup workers = new WaitGroup();
      for (int i = 1; i <= 3; i++) {
        workers.add(1);
        group.go("twice-" + i, () -> {
          for (int number : numbers2) {
            doubled.send(IslandsTest.Copies.twice(number));
          }
        }, workers::done);
      }
      group.go("closer of doubled", () -> {
        workers.await();
        numbers2.abandon();
        doubled.close();
      });
      group.join();
    }

    void sumOfDoubled(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<Integer> doubled = ports.input("doubled");
      Future<Long> sumOfDoubled = group.call("sumOfDoubled",
          () -> IslandsTest.Copies.sumOfDoubled(doubled), doubled::abandon);
      group.join();
      ports.result("sumOfDoubled", sumOfDoubled.resultNow());
    }
  }
}
