package dev.sluice.internal.report;

import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.MonitorThread;
import dev.sluice.internal.channel.RuntimeListener;
import dev.sluice.internal.group.OpenGroups;
import dev.sluice.internal.recording.Recorders;
import org.jspecify.annotations.Nullable;

/**
 * What watches over the goroutines of the process. It owns all threads that the library starts for
 * itself, and the state that they share: each thread is started on first use and ends when it has
 * nothing to watch any more.
 */
public final class RuntimeMonitor implements RuntimeListener {
  static final Deadlocks DEADLOCKS = new Deadlocks();

  private static final @Nullable MonitorThread STALLS =
      switch (System.getProperty("sluice.stalls", "")) {
        case "off" -> null;
        case "report" -> new StallMonitor();
        default -> new Standstill();
      };

  static {
    Recorders.get().answerWith(LongestWaits::list);
    if ("report".equals(System.getProperty("sluice.leaks"))) {
      Runtime.getRuntime()
          .addShutdownHook(MonitorThread.unstarted("sluice-leaks", LeakReport::report));
    }
  }

  /** For the service loader. */
  public RuntimeMonitor() {}

  @Override
  public void opens(Membership group) {
    DEADLOCKS.opens(OpenGroups.core(group));
  }

  @Override
  public void closes(Membership group) {
    DEADLOCKS.closes(OpenGroups.core(group));
  }

  @Override
  public void arrives() {
    Recorders.get().arrive();
    if (STALLS != null && STALLS.isWanted()) {
      STALLS.demand();
    }
  }
}
