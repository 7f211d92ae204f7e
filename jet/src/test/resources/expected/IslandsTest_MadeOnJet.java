package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.function.SupplierEx;
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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.annotation.processing.Generated;

/**
 * Runs {@link IslandsTest.Made} on a cluster, as a job of Hazelcast Jet.
 *
 * <ul>
 *   <li>numbers: on one member
 *   <li>name: on every member with 2 workers
 *   <li>count: on one member
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class IslandsTest_MadeOnJet {
  private final SupplierEx<? extends IslandsTest.Made> made;

  /**
   * A pipeline that can be submitted any number of times.
   *
   * @param made makes the object whose methods are stages, once on each member
   */
  public IslandsTest_MadeOnJet(SupplierEx<? extends IslandsTest.Made> made) {
    this.made = Objects.requireNonNull(made, "made");
  }

  /**
   * Submits the pipeline as a job and returns at once.
   *
   * @param hazelcast a member of the cluster, or a client of it
   * @return the running pipeline
   */
  public JetRun<Map<String, Integer>> submit(HazelcastInstance hazelcast) {
    return submit(hazelcast, new JobConfig());
  }

  /**
   * Submits the pipeline as a job with a configuration and returns at once.
   *
   * @param hazelcast a member of the cluster, or a client of it
   * @param config the job's configuration, in which auto-scaling is switched off
   * @return the running pipeline
   */
  public JetRun<Map<String, Integer>> submit(HazelcastInstance hazelcast, JobConfig config) {
    return plan().submit(hazelcast, config, results -> results.<Map<String, Integer>>get("count"));
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
    SupplierEx<? extends IslandsTest.Made> made = this.made;
    return JetPlan.of("Made", () -> new Islands(made.get()), Islands::topology)
        .once(Islands::numbers, "numbers").sends("numbers")
        .everywhere(Islands::name, "name").receives("numbers").sends("names")
        .once(Islands::count, "count").receives("names");
  }

  /**
   * What runs on a member: its objects, and the islands that use them.
   */
  private static final class Islands {
    private final IslandsTest.Made made;

    Islands(IslandsTest.Made made) {
      this.made = made;
    }

    Topology topology() {
      return new IslandsTest_MadePipeline(made).topology();
    }

    void numbers(Group group, IslandPorts ports) throws InterruptedException {
      SendChannel<Integer> numbers = ports.output("numbers");
      group.go("numbers", () -> {
        try (IntStream stream = IslandsTest.Made.numbers()) {
          SourceLoop loop = Sources.loop(group);
          for (var iterator = stream.iterator(); loop.goesOn() && iterator.hasNext(); ) {
            int v = iterator.nextInt();
            numbers.send(v);
          }
        }
      }, numbers::close);
      group.join();
    }

    void name(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<Integer> numbers = ports.input("numbers");
      SendChannel<String> names = ports.output("names");
      WaitGroup workers = new WaitGroup();
      for (int i = 1; i <= 2; i++) {
        workers.add(1);
        group.go("name-" + i, () -> {
          for (int number : numbers) {
            names.send(made.name(number));
          }
        }, workers::done);
      }
      group.go("closer of names", () -> {
        workers.await();
        numbers.abandon();
        names.close();
      });
      group.join();
    }

    void count(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<String> names = ports.input("names");
      Future<Map<String, Integer>> count = group.call("count", () -> made.count(names),
          names::abandon);
      group.join();
      ports.result("count", count.resultNow());
    }
  }
}
