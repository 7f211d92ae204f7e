package dev.sluice.internal.group;

import dev.sluice.Topology;
import java.util.List;
import java.util.stream.IntStream;

/** The names of the goroutines that run the stages of a pipeline. */
final class StageNames {
  /** What stands between the stages that one goroutine runs, in its name. */
  private static final String FUSED = " \u2192 ";

  private StageNames() {}

  /** The names that a goroutine would have for each of the stages that it runs. */
  static List<String> unfused(String goroutine) {
    return List.of(goroutine.split(FUSED, -1));
  }

  /** The names that the wiring gives to the goroutines of a stage. */
  static List<String> goroutines(Topology.Stage stage) {
    return stage.workers() == 1
        ? List.of(stage.name())
        : IntStream.rangeClosed(1, stage.workers()).mapToObj(i -> stage.name() + "-" + i).toList();
  }
}
