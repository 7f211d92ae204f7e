package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Elements;
import dev.sluice.generated.FeedbackCycle;
import dev.sluice.generated.Outputs;
import dev.sluice.generated.Ports;
import dev.sluice.generated.Tally;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Crawler}.
 *
 * <pre>{@code
 * (seeds) --> seed --found--> filter --worklist--> crawl x4 --found--> filter --pages--> count
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Crawler#seed seed}
 *   <li>{@link Crawler#crawl crawl}
 *   <li>{@link Crawler#filter filter}
 *   <li>{@link Crawler#count count}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class CrawlerPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public CrawlerPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param seeds what flows in; abandoned when its receivers have ended
   * @return what stage 'count' returns
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public int run(ReceiveChannel<String> seeds) throws InterruptedException {
    Ports ports = new Ports().input(seeds);
    try (Group group = ports.open("Crawler", this::topology)) {
      return wire(group, seeds);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param seeds what flows in; abandoned when its receivers have ended
   * @return the running pipeline
   */
  public PipelineRun<Integer> start(ReceiveChannel<String> seeds) {
    return PipelineRun.start(topology(),
        new Ports().input(seeds).endedBy(group -> wire(group, seeds)));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Crawler")
        .stage("seed").in("seeds").out("found")
        .stage("crawl").in("worklist").out("found").workers(4)
        .stage("filter").in("found").out("worklist", "pages")
        .stage("count").in("pages")
        .channel("worklist", "String").unbounded()
        .channel("found", "String")
        .channel("pages", "String")
        .input("seeds", "String")
        .build();
  }

  private int wire(Group group, ReceiveChannel<String> seeds) throws InterruptedException {
    FeedbackCycle cycle = FeedbackCycle.unstarted(group);
    Channel<String> worklist = cycle.feedback("worklist", FeedbackCycle.UNBOUNDED);
    Channel<String> found = cycle.channel("found", 0);
    Channel<String> pages = group.channel("pages", 0);
    WaitGroup sendersOfFound = new WaitGroup();
    sendersOfFound.add(5);
    group.go("seed", cycle.counted(() -> {
      SendChannel<String> toFound = Tally.sends(group, "found from seed", found);
      for (String seed : seeds) {
        toFound.send(Crawler.seed(seed));
      }
    }), seeds::abandon, sendersOfFound::done);
    WaitGroup crawlWorkers = new WaitGroup();
    for (int i = 1; i <= 4; i++) {
      crawlWorkers.add(1);
      group.go("crawl-" + i, cycle.counted(() -> {
        SendChannel<String> toFound = Tally.sends(group, "found from crawl", found);
        for (String page : worklist) {
          try (var elements = Elements.of(Crawler.crawl(page))) {
            for (String v : elements) {
              toFound.send(v);
            }
          }
        }
      }), crawlWorkers::done, sendersOfFound::done);
    }
    group.go("abandoner of worklist", () -> {
      crawlWorkers.await();
      worklist.abandon();
    });
    group.go("closer of found", () -> {
      sendersOfFound.await();
      found.close();
    });
    group.go("filter", cycle.counted(() -> {
      Outputs outputs = new Outputs();
      SendChannel<String> toWorklist = outputs.add(worklist, pages);
      SendChannel<String> toPages = outputs.add(pages);
      Crawler.filter(found, toWorklist, toPages);
    }), found::abandon, pages::close);
    Future<Integer> count = group.call("count", () -> Crawler.count(pages), pages::abandon);
    cycle.start();
    group.join();
    return count.resultNow();
  }
}
