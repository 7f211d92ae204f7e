package dev.sluice.internal.group;

import dev.sluice.Topology;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.RegisteredGoroutine;
import dev.sluice.internal.view.RunView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The pipelines that are stages of a run, those that run and those that have ended. */
final class StagePipelines {
  private final ReentrantLock lock = new ReentrantLock();

  /** How they were left, by their goroutines; guarded by the lock, null until there is one. */
  private @Nullable Map<String, RunView> ended;

  /** One of them has ended. */
  void ends(String goroutine, RunView run) {
    lock.lock();
    try {
      if (ended == null) {
        ended = new LinkedHashMap<>();
      }
      ended.put(goroutine, run);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives each of them to an action, in the order of the stages.
   *
   * @param topology how the run is wired
   * @param routines its goroutines that have not ended
   * @param action gets what stands before the names of its stages and channels, and its run
   */
  void forEach(
      Topology topology, List<RegisteredGoroutine> routines, BiConsumer<String, RunView> action) {
    Map<String, Thread> threads = new HashMap<>();
    routines.forEach(routine -> threads.putIfAbsent(routine.name(), routine.thread()));
    for (Topology.Stage stage : topology.stages()) {
      if (stage.pipeline().isPresent()) {
        for (String goroutine : StageNames.goroutines(stage)) {
          RunView inside = inside(goroutine, threads.get(goroutine));
          if (inside != null) {
            action.accept(goroutine + ".", inside);
          }
        }
      }
    }
  }

  /**
   * The pipeline that a goroutine runs, or has run.
   *
   * @param thread the goroutine's; null where it has ended
   */
  private @Nullable RunView inside(String goroutine, @Nullable Thread thread) {
    if (thread != null) {
      List<Membership> opened = GoroutineRegistry.openedBy(thread);
      if (!opened.isEmpty()) {
        return opened.getLast().run();
      }
    }
    lock.lock();
    try {
      return ended == null ? null : ended.get(goroutine);
    } finally {
      lock.unlock();
    }
  }
}
