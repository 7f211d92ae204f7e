package dev.sluice.benchmarks.orders;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.Map;
import java.util.Optional;

/** The job in RxJava, with the operators that its wiki names for each shape. */
final class RxJavaOrders {
  private RxJavaOrders() {}

  static Map<String, Long> run(Shape shape, Job job) {
    if (shape == Shape.BROADCAST) {
      return parsed(job)
          .publish(
              orders -> Single.zip(sum(orders, job), sum(orders, job), Totals::agreed).toFlowable())
          .blockingSingle();
    }
    return orders(shape, job).collect(job::totals, Totals::add).blockingGet().map();
  }

  private static Flowable<Order> orders(Shape shape, Job job) {
    return switch (shape) {
      case FUSED, BROADCAST -> parsed(job).observeOn(Schedulers.computation());
      case UNORDERED -> rails(shape, job, Schedulers.computation());
      case WAITING -> rails(shape, job, Schedulers.io());
      case ORDERED ->
          lines(job)
              .concatMapEager(
                  line ->
                      Flowable.fromOptional(Optional.of(line))
                          .subscribeOn(Schedulers.computation())
                          .mapOptional(job::parse),
                  shape.workers(),
                  1);
    };
  }

  private static Flowable<String> lines(Job job) {
    return Flowable.fromIterable(job.lines());
  }

  private static Flowable<Order> parsed(Job job) {
    return lines(job).mapOptional(job::parse);
  }

  private static Flowable<Order> rails(Shape shape, Job job, Scheduler scheduler) {
    return lines(job)
        .parallel(shape.workers())
        .runOn(scheduler)
        .mapOptional(job::parse)
        .sequential();
  }

  private static Single<Totals> sum(Flowable<Order> orders, Job job) {
    return orders.observeOn(Schedulers.computation()).collect(job::totals, Totals::add);
  }
}
