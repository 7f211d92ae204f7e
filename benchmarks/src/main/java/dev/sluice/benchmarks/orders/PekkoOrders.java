package dev.sluice.benchmarks.orders;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** The job in Pekko Streams: an asynchronous boundary, or asynchronous maps. */
final class PekkoOrders {
  /** One for the process, as its documentation recommends. */
  private static final ActorSystem SYSTEM = ActorSystem.create("orders");

  /** For what waits, which must not be in the system's dispatcher. */
  private static final Executor WAITING = Executors.newVirtualThreadPerTaskExecutor();

  private PekkoOrders() {}

  static Map<String, Long> run(Shape shape, Job job) throws Exception {
    Source<Order, NotUsed> orders =
        parsed(shape, job).filter(Optional::isPresent).map(Optional::orElseThrow);
    if (shape == Shape.BROADCAST) {
      var sums = orders.alsoToMat(sum(job), Keep.right()).toMat(sum(job), Keep.both()).run(SYSTEM);
      return Totals.agreed(get(sums.first()), get(sums.second()));
    }
    return get(orders.runWith(sum(job), SYSTEM)).map();
  }

  /** A sum in a stage of its own, behind an asynchronous boundary. */
  private static Sink<Order, CompletionStage<Totals>> sum(Job job) {
    return Sink.<Totals, Order>fold(
            job.totals(),
            (totals, order) -> {
              totals.add(order);
              return totals;
            })
        .async();
  }

  private static Totals get(CompletionStage<Totals> totals) throws Exception {
    return totals.toCompletableFuture().get();
  }

  private static Source<Optional<Order>, NotUsed> parsed(Shape shape, Job job) {
    Source<String, NotUsed> lines = Source.from(job.lines());
    return switch (shape) {
      case FUSED, BROADCAST -> lines.map(job::parse);
      case ORDERED ->
          lines.mapAsync(
              shape.workers(),
              line -> CompletableFuture.supplyAsync(() -> job.parse(line), SYSTEM.dispatcher()));
      case UNORDERED ->
          lines.mapAsyncUnordered(
              shape.workers(),
              line -> CompletableFuture.supplyAsync(() -> job.parse(line), SYSTEM.dispatcher()));
      case WAITING ->
          lines.mapAsyncUnordered(
              shape.workers(),
              line -> CompletableFuture.supplyAsync(() -> job.parse(line), WAITING));
    };
  }
}
