package dev.sluice.micrometer;

import dev.sluice.Topology;
import dev.sluice.internal.view.RunView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The meters of all pipelines of one name. One lock guards what runs and what has ended together,
 * so that a run is counted once at every time: no counter goes back when a run ends. Another one
 * guards what is registered where; a registry is never called with the first one held, because it
 * may hold a lock of its own when it asks for a value.
 */
final class PipelineMeters {
  /** A scrape reads meter by meter: what one of them has found is good for the others. */
  private static final long GOOD_FOR_NANOS = 100_000_000;

  private final String name;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock, as is all that follows.
  private final Map<RunView, Topology> live = new LinkedHashMap<>();
  private final Totals ended = new Totals();
  private final Map<RunView.State, Long> outcomes = new EnumMap<>(RunView.State.class);
  private Totals now = new Totals();
  private Map<GoroutineState, Long> goroutines = new EnumMap<>(GoroutineState.class);
  private boolean known;
  private long knownAt;

  private final ReentrantLock registering = new ReentrantLock();

  // Guarded by that.
  private final Set<String> channels = new LinkedHashSet<>();
  private final Set<String> stages = new LinkedHashSet<>();
  private final List<Registered> registered = new ArrayList<>();

  /** A registry, and what of it was registered there. */
  private record Registered(MeterRegistry registry, List<Meter> meters, Set<String> names) {}

  PipelineMeters(String name) {
    this.name = name;
  }

  void began(RunView run, Topology topology) {
    lock.lock();
    try {
      if (run.ended().isEmpty()) {
        live.put(run, topology);
      }
    } finally {
      lock.unlock();
    }
    meet(topology);
  }

  void ended(RunView run, Topology topology) {
    lock.lock();
    try {
      live.remove(run);
      ended.add(run, topology, true);
      outcomes.merge(run.state(), 1L, Long::sum);
      known = false;
    } finally {
      lock.unlock();
    }
    meet(topology);
  }

  /** Two pipelines may have one name, and a name in them that the other has not. */
  private void meet(Topology topology) {
    registering.lock();
    try {
      boolean more = false;
      for (Topology.Channel channel : topology.channels()) {
        more |= channels.add(channel.name());
      }
      for (Topology.Port port : topology.ports()) {
        more |= channels.add(port.name());
      }
      for (Topology.Stage stage : topology.stages()) {
        more |= stages.add(stage.name());
      }
      if (more) {
        registered.forEach(this::register);
      }
    } finally {
      registering.unlock();
    }
  }

  void registerIn(MeterRegistry registry) {
    registering.lock();
    try {
      Registered made = new Registered(registry, new ArrayList<>(), new HashSet<>());
      registered.add(made);
      registerRuns(made);
      register(made);
    } finally {
      registering.unlock();
    }
  }

  void remove() {
    registering.lock();
    try {
      registered.forEach(one -> one.meters().forEach(one.registry()::remove));
      registered.clear();
    } finally {
      registering.unlock();
    }
  }

  // Registering.

  private void registerRuns(Registered in) {
    for (GoroutineState state : GoroutineState.values()) {
      gauge(
          in,
          "sluice.goroutines",
          "The goroutines of the runs that run now",
          tags("state", state.tag()),
          it -> it.count(state));
    }
    for (RunView.State outcome : RunView.State.values()) {
      if (outcome != RunView.State.RUNNING) {
        counter(
            in,
            "sluice.pipeline.runs",
            "The runs that have ended",
            "runs",
            tags("outcome", outcome.name().toLowerCase(Locale.ROOT)),
            it -> it.runs(outcome));
      }
    }
  }

  private void register(Registered in) {
    for (String channel : channels) {
      if (in.names().add("channel " + channel)) {
        Tags tags = tags("channel", channel);
        gauge(
            in,
            "sluice.channel.length",
            "The values in the buffer",
            tags,
            it -> it.totals().channel(channel).length());
        gauge(
            in,
            "sluice.channel.capacity",
            "The size of the buffer, in elements",
            tags,
            it -> it.totals().channel(channel).capacity());
        counter(
            in,
            "sluice.channel.sent",
            "The values that were sent",
            "values",
            tags,
            it -> it.totals().channel(channel).sent());
      }
    }
    for (String stage : stages) {
      if (in.names().add("stage " + stage)) {
        Tags tags = tags("stage", stage);
        counter(
            in,
            "sluice.stage.received",
            "The values that the stage has received",
            "values",
            tags,
            it -> it.totals().stage(stage).received());
        counter(
            in,
            "sluice.stage.sent",
            "The values that the stage has sent",
            "values",
            tags,
            it -> it.totals().stage(stage).sent());
        timer(
            in,
            tags,
            it -> it.totals().stage(stage).blocked(),
            it -> it.totals().stage(stage).blockedNanos());
      }
    }
  }

  private Tags tags(String key, String value) {
    return Tags.of("pipeline", name, key, value);
  }

  private void gauge(
      Registered in,
      String meter,
      String description,
      Tags tags,
      ToDoubleFunction<PipelineMeters> value) {
    in.meters()
        .add(
            Gauge.builder(meter, this, value)
                .description(description)
                .tags(tags)
                .register(in.registry()));
  }

  private void counter(
      Registered in,
      String meter,
      String description,
      String unit,
      Tags tags,
      ToDoubleFunction<PipelineMeters> value) {
    in.meters()
        .add(
            FunctionCounter.builder(meter, this, value)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .register(in.registry()));
  }

  private void timer(
      Registered in,
      Tags tags,
      ToLongFunction<PipelineMeters> count,
      ToDoubleFunction<PipelineMeters> nanos) {
    in.meters()
        .add(
            FunctionTimer.builder("sluice.stage.blocked", this, count, nanos, TimeUnit.NANOSECONDS)
                .description("How often and how long goroutines of the stage were blocked")
                .tags(tags)
                .register(in.registry()));
  }

  // Reading.

  private Totals totals() {
    lock.lock();
    try {
      look();
      return now;
    } finally {
      lock.unlock();
    }
  }

  private double count(GoroutineState state) {
    lock.lock();
    try {
      look();
      return goroutines.getOrDefault(state, 0L);
    } finally {
      lock.unlock();
    }
  }

  private double runs(RunView.State outcome) {
    lock.lock();
    try {
      return outcomes.getOrDefault(outcome, 0L);
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    long time = System.nanoTime();
    if (known && time - knownAt < GOOD_FOR_NANOS) {
      return;
    }
    Totals sum = new Totals();
    sum.add(ended);
    Map<GoroutineState, Long> states = new EnumMap<>(GoroutineState.class);
    live.forEach(
        (run, topology) -> {
          sum.add(run, topology, false);
          run.members().forEach(one -> states.merge(GoroutineState.of(one.state()), 1L, Long::sum));
        });
    now = sum;
    goroutines = states;
    known = true;
    knownAt = time;
  }
}
