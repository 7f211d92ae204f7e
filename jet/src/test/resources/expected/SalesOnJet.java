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
import dev.sluice.generated.Outputs;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Sales} on a cluster, as a job of Hazelcast Jet.
 *
 * <ul>
 *   <li>parse: on every member with 4 workers
 *   <li>sort, total: on one member
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class SalesOnJet {
  /**
   * A pipeline that can be submitted any number of times.
   */
  public SalesOnJet() {
  }

  /**
   * Submits the pipeline as a job and returns at once.
   *
   * @param hazelcast a member of the cluster, or a client of it
   * @param lines where elements come from
   * @param large where results go
   * @return the running pipeline
   */
  public JetRun<Map<String, Long>> submit(HazelcastInstance hazelcast,
      JetSource<? extends String> lines, JetSink<? super Sales.Sale> large) {
    return submit(hazelcast, new JobConfig(), lines, large);
  }

  /**
   * Submits the pipeline as a job with a configuration and returns at once.
   *
   * @param hazelcast a member of the cluster, or a client of it
   * @param config the job's configuration, in which auto-scaling is switched off
   * @param lines where elements come from
   * @param large where results go
   * @return the running pipeline
   */
  public JetRun<Map<String, Long>> submit(HazelcastInstance hazelcast, JobConfig config,
      JetSource<? extends String> lines, JetSink<? super Sales.Sale> large) {
    return plan(lines, large).submit(hazelcast, config,
        results -> results.<Map<String, Long>>get("total"));
  }

  /**
   * The vertices and edges of the job, for a program that submits it itself.
   *
   * @param lines where elements come from
   * @param large where results go
   * @return a graph for one submission
   */
  public DAG dag(JetSource<? extends String> lines, JetSink<? super Sales.Sale> large) {
    return plan(lines, large).dag();
  }

  private JetPlan<Islands> plan(JetSource<? extends String> lines,
      JetSink<? super Sales.Sale> large) {
    return JetPlan.of("Sales", Islands::new, Islands::topology)
        .source("lines", lines)
        .everywhere(Islands::parse, "parse").receives("lines").sends("sales")
        .once(Islands::sort, "sort", "total").receives("sales").sends("large")
        .sink("large", large);
  }

  /**
   * What runs on a member: its objects, and the islands that use them.
   */
  private static final class Islands {
    Topology topology() {
      return new SalesPipeline().topology();
    }

    void parse(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<String> lines = ports.input("lines");
      SendChannel<Sales.Sale> sales = ports.output("sales");
      WaitGroup workers = new WaitGroup();
      for (int i = 1; i <= 4; i++) {
        workers.add(1);
        group.go("parse-" + i, () -> {
          for (String line : lines) {
            Optional<Sales.Sale> maybe = Sales.parse(line);
            if (maybe.isPresent()) {
              sales.send(maybe.get());
            }
          }
        }, workers::done);
      }
      group.go("closer of sales", () -> {
        workers.await();
        lines.abandon();
        sales.close();
      });
      group.join();
    }

    void sort(Group group, IslandPorts ports) throws InterruptedException {
      ReceiveChannel<Sales.Sale> sales = ports.input("sales");
      SendChannel<Sales.Sale> large = ports.output("large");
      Channel<Sales.Sale> counted = group.channel("counted");
      group.go("sort", () -> {
        Outputs outputs = new Outputs();
        SendChannel<Sales.Sale> toCounted = outputs.add(counted);
        SendChannel<Sales.Sale> toLarge = outputs.add(large);
        for (Sales.Sale sale : sales) {
          Sales.sort(sale, toCounted, toLarge);
        }
      }, sales::abandon, large::close, counted::close);
      Future<Map<String, Long>> total = group.call("total", () -> Sales.total(counted),
          counted::abandon);
      group.join();
      ports.result("total", total.resultNow());
    }
  }
}
