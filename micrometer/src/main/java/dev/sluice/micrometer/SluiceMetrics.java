package dev.sluice.micrometer;

import dev.sluice.internal.view.RunListener;
import dev.sluice.internal.view.RunView;
import dev.sluice.internal.view.RunViews;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Metrics of every pipeline of this process, by its name: {@code new
 * SluiceMetrics().bindTo(registry)}.
 *
 * <table>
 *   <caption>The meters</caption>
 *   <tr><th>meter</th><th>tags</th><th>what it is</th></tr>
 *   <tr><td>{@code sluice.channel.length}, {@code sluice.channel.capacity}</td>
 *       <td>pipeline, channel</td><td>gauges, summed over the runs that run now</td></tr>
 *   <tr><td>{@code sluice.goroutines}</td><td>pipeline, state</td>
 *       <td>gauge: how many goroutines are {@code running}, {@code blocked} in an operation of this
 *       library, or {@code waiting} for something else: a lock, the clock, input or output</td></tr>
 *   <tr><td>{@code sluice.channel.sent}</td><td>pipeline, channel</td>
 *       <td>counter of values</td></tr>
 *   <tr><td>{@code sluice.stage.received}, {@code sluice.stage.sent}</td><td>pipeline, stage</td>
 *       <td>counters of values</td></tr>
 *   <tr><td>{@code sluice.stage.blocked}</td><td>pipeline, stage</td>
 *       <td>timer: how often and how long goroutines of the stage were blocked; measured only while
 *       this is bound</td></tr>
 *   <tr><td>{@code sluice.pipeline.runs}</td><td>pipeline, outcome</td>
 *       <td>counter of the runs that have ended {@code completed}, {@code failed}, {@code
 *       cancelled} or {@code deadlocked}</td></tr>
 * </table>
 *
 * <p>Counters are cumulative for each pipeline, and count runs too that are shorter than the time
 * between two scrapes. No tag is made of data: all are names of the declaration. A pipeline that is
 * a stage of another one counts by its own name. Groups that are opened by hand have no meters.
 *
 * <p>The meters of a pipeline are there from its first run on. It costs a pipeline nothing for each
 * value; what is measured is read when the registry is scraped.
 */
public final class SluiceMetrics implements MeterBinder, AutoCloseable {
  private final RunListener listener =
      new RunListener() {
        @Override
        public void began(RunView run) {
          SluiceMetrics.this.began(run);
        }

        @Override
        public void ended(RunView run) {
          SluiceMetrics.this.ended(run);
        }
      };

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock. */
  private final List<MeterRegistry> registries = new ArrayList<>();

  private final Map<String, PipelineMeters> pipelines = new ConcurrentHashMap<>();

  /** Metrics that are bound to no registry yet. */
  public SluiceMetrics() {}

  /**
   * Registers the meters of all pipelines, those that run now and those that will, in a registry.
   * Measures until {@link #close}.
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    Objects.requireNonNull(registry, "registry");
    lock.lock();
    try {
      boolean first = registries.isEmpty();
      registries.add(registry);
      pipelines.values().forEach(pipeline -> pipeline.registerIn(registry));
      if (first) {
        RunViews.measureBlocked(true);
        RunViews.add(listener);
      }
    } finally {
      lock.unlock();
    }
    // Not with the lock: a run that ends just now is counted by whoever comes second.
    RunViews.live().forEach(this::began);
  }

  /** Removes the meters from the registries, and measures nothing any more. Idempotent. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!registries.isEmpty()) {
        RunViews.remove(listener);
        RunViews.measureBlocked(false);
        pipelines.values().forEach(PipelineMeters::remove);
        pipelines.clear();
        registries.clear();
      }
    } finally {
      lock.unlock();
    }
  }

  private void began(RunView run) {
    run.topology().ifPresent(topology -> pipeline(topology.name()).began(run, topology));
  }

  private void ended(RunView run) {
    run.topology().ifPresent(topology -> pipeline(topology.name()).ended(run, topology));
  }

  private PipelineMeters pipeline(String name) {
    PipelineMeters known = pipelines.get(name);
    if (known != null) {
      return known;
    }
    lock.lock();
    try {
      return pipelines.computeIfAbsent(
          name,
          none -> {
            PipelineMeters made = new PipelineMeters(name);
            registries.forEach(made::registerIn);
            return made;
          });
    } finally {
      lock.unlock();
    }
  }
}
