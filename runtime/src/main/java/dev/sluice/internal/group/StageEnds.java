package dev.sluice.internal.group;

import dev.sluice.StageState;
import dev.sluice.Topology;
import dev.sluice.internal.recording.Recorders;
import dev.sluice.internal.recording.StageResult;
import dev.sluice.internal.view.RunView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When the stages of a run end, and how, for the recorder: made only where that is recorded. */
final class StageEnds {
  /** How a goroutine ends; of several goroutines of a stage the last one in this order counts. */
  enum End {
    COMPLETED,
    ABANDONED,
    CANCELLED,
    FAILED
  }

  /** One stage, the goroutines of which have not all ended. */
  private static final class Part {
    private final Object event;
    private int left;
    private @Nullable End end;

    Part(Object event, int left) {
      this.event = event;
      this.left = left;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock, as is what follows. */
  private final Map<String, Part> stages = new LinkedHashMap<>();

  /** The stages by the goroutines that run them. */
  private final Map<String, Part> goroutines = new HashMap<>();

  private StageEnds(Topology topology) {
    for (Topology.Stage stage : topology.stages()) {
      Object event = Recorders.get().stageBegins();
      if (event != null) {
        List<String> names = StageNames.goroutines(stage);
        Part part = new Part(event, names.size());
        stages.put(stage.name(), part);
        names.forEach(name -> goroutines.put(name, part));
      }
    }
  }

  /** Those of a run that begins; null where they are not recorded. */
  static @Nullable StageEnds begin(Supplier<@Nullable Topology> wired) {
    if (!Recorders.get().recordsStages()) {
      return null;
    }
    Topology topology = wired.get();
    return topology == null ? null : new StageEnds(topology);
  }

  /** A goroutine is about to end. */
  void ends(String goroutine, End how) {
    lock.lock();
    try {
      for (String one : StageNames.unfused(goroutine)) {
        Part part = goroutines.get(one);
        if (part != null && part.left > 0) {
          part.end = part.end == null || how.compareTo(part.end) > 0 ? how : part.end;
          part.left--;
          if (part.left == 0) {
            Recorders.get().stageEnds(part.event);
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** All of them have ended: the events are recorded. */
  void record(RunView run, List<StageState> states, boolean cancelled) {
    lock.lock();
    try {
      for (StageState state : states) {
        Part part = stages.get(state.name());
        if (part != null) {
          if (part.left > 0) {
            Recorders.get().stageEnds(part.event);
          }
          Recorders.get()
              .record(
                  part.event,
                  new StageResult(
                      run.name(),
                      run.id(),
                      state.name(),
                      state.received(),
                      state.sent(),
                      word(part.end, cancelled)));
        }
      }
      stages.clear();
    } finally {
      lock.unlock();
    }
  }

  private static String word(@Nullable End end, boolean cancelled) {
    if (end == null) {
      // It never began.
      return cancelled ? "cancelled" : "completed";
    }
    return switch (end) {
      case COMPLETED -> "completed";
      case ABANDONED -> "abandoned";
      case CANCELLED -> "cancelled";
      case FAILED -> "failed";
    };
  }
}
