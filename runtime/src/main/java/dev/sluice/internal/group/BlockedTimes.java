package dev.sluice.internal.group;

import dev.sluice.Topology;
import dev.sluice.internal.view.BlockedTime;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How long each goroutine of a run was blocked, while that is measured. */
final class BlockedTimes {
  /** What one goroutine has waited; others of its name add to the same. */
  private static final class Sum {
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    BlockedTime time() {
      return new BlockedTime(count.sum(), nanos.sum());
    }
  }

  private final Map<String, Sum> sums = new ConcurrentHashMap<>();

  /** A goroutine of a name was blocked for a time. */
  void add(String goroutine, long nanos) {
    Sum sum = sums.computeIfAbsent(goroutine, none -> new Sum());
    sum.count.increment();
    sum.nanos.add(nanos);
  }

  /** The times by the stages that the goroutines run. */
  Map<String, BlockedTime> of(Topology topology) {
    Map<String, BlockedTime> byGoroutine = new HashMap<>();
    sums.forEach(
        (name, sum) -> {
          for (String one : StageNames.unfused(name)) {
            byGoroutine.merge(one, sum.time(), BlockedTime::plus);
          }
        });
    Map<String, BlockedTime> byStage = new HashMap<>();
    for (Topology.Stage stage : topology.stages()) {
      for (String goroutine : StageNames.goroutines(stage)) {
        byStage.merge(
            stage.name(), byGoroutine.getOrDefault(goroutine, BlockedTime.NONE), BlockedTime::plus);
      }
    }
    return byStage;
  }
}
