package dev.sluice.benchmarks.orders;

import java.util.Map;

/** The job as it is written with one library, as its documentation recommends. */
@FunctionalInterface
interface OrdersLibrary {
  /** Does the job; returns what each customer has ordered. */
  Map<String, Long> run(Shape shape, Job job) throws Exception;
}
