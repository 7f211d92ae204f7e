package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Sources;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Thumbnails}.
 *
 * <pre>{@code
 * names --filenames--> thumbnail x8 --sizes--> total
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Thumbnails#names names}
 *   <li>{@link Thumbnails#thumbnail thumbnail}
 *   <li>{@link Thumbnails#total total}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class ThumbnailsPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public ThumbnailsPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @return what stage 'total' returns
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public long run() throws InterruptedException {
    try (Group group = PipelineRun.open("Thumbnails", this::topology)) {
      return wire(group);
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @return the running pipeline
   */
  public PipelineRun<Long> start() {
    return PipelineRun.start(topology(), this::wire);
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Thumbnails")
        .stage("names").out("filenames")
        .stage("thumbnail").in("filenames").out("sizes").workers(8)
        .stage("total").in("sizes")
        .channel("filenames", "String").capacity(16)
        .channel("sizes", "Long")
        .build();
  }

  private long wire(Group group) throws InterruptedException {
    Channel<String> filenames = group.channel("filenames", 16);
    Channel<Long> sizes = group.channel("sizes", 0);
    group.go("names", () -> Thumbnails.names(Sources.end(group, filenames)), filenames::close);
    WaitGroup workers = new WaitGroup();
    for (int i = 1; i <= 8; i++) {
      workers.add(1);
      group.go("thumbnail-" + i, () -> Thumbnails.thumbnail(filenames, sizes), workers::done);
    }
    group.go("closer of sizes", () -> {
      workers.await();
      filenames.abandon();
      sizes.close();
    });
    Future<Long> total = group.call("total", () -> Thumbnails.total(sizes), sizes::abandon);
    group.join();
    return total.resultNow();
  }
}
