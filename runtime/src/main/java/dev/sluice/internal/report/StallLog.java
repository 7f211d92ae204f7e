package dev.sluice.internal.report;

import dev.sluice.internal.channel.RuntimeLog;
import dev.sluice.internal.recording.Recorders;

/** Tells that goroutines stand still. */
final class StallLog {
  private StallLog() {}

  /** Logs it, and records it. */
  static void stalled(String scope, String report) {
    Recorders.get().stall(scope, report);
    RuntimeLog.log(System.Logger.Level.WARNING, report, null);
  }
}
