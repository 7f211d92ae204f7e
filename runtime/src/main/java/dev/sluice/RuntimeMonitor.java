package dev.sluice;

import dev.sluice.internal.recording.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * What watches over the goroutines of the process. It owns all threads that the library starts for
 * itself, and the state that they share: each thread is started on first use and ends when it has
 * nothing to watch any more.
 */
final class RuntimeMonitor {
  static final Deadlocks DEADLOCKS = new Deadlocks();
  static final Outsiders OUTSIDERS = new Outsiders();

  private static final @Nullable MonitorThread STALLS =
      switch (System.getProperty("sluice.stalls", "")) {
        case "off" -> null;
        case "report" -> new Stalls();
        default -> new Standstill();
      };

  static {
    Recorder.get().answerWith(LongestWaits::list);
    if ("report".equals(System.getProperty("sluice.leaks"))) {
      Runtime.getRuntime().addShutdownHook(MonitorThread.unstarted("sluice-leaks", Leaks::report));
    }
  }

  private RuntimeMonitor() {}

  /** A goroutine has started, or another thread is about to park in an operation. */
  static void arrive() {
    Recorder.get().arrive();
    if (STALLS != null && STALLS.isWanted()) {
      STALLS.demand();
    }
  }

  /** Goroutines stand still: logs it, and records it. */
  static void stalled(String scope, String report) {
    Recorder.get().stall(scope, report);
    log(System.Logger.Level.WARNING, report, null);
  }

  /** Logs through the logger of the library, which is not looked up before it is needed. */
  static void log(System.Logger.Level level, String message, @Nullable Throwable cause) {
    System.getLogger("dev.sluice").log(level, message, cause);
  }
}
