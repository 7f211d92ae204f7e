package dev.sluice.internal.group;

import dev.sluice.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The pipelines that are stages of a run, those that run and those that have ended. */
final class StagePipelines {
  private final Run run;
  private final Map<String, GoroutineTask> routines = new HashMap<>();

  StagePipelines(Run run, GroupCore group) {
    this.run = run;
    group.routines().forEach(routine -> routines.putIfAbsent(routine.name(), routine));
  }

  /**
   * Gives each of them to an action, in the order of the stages.
   *
   * @param action gets what stands before the names of its stages and channels, and its run
   */
  void forEach(BiConsumer<String, Run> action) {
    Topology topology = run.wired();
    List<Topology.Stage> stages = topology == null ? List.of() : topology.stages();
    for (Topology.Stage stage : stages) {
      if (stage.pipeline().isPresent()) {
        for (String goroutine : StageNames.goroutines(stage)) {
          Run inside = run.inside(goroutine, routines.get(goroutine));
          if (inside != null) {
            action.accept(goroutine + ".", inside);
          }
        }
      }
    }
  }
}
