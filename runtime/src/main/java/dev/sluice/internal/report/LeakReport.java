package dev.sluice.internal.report;

import dev.sluice.Goroutine;
import dev.sluice.internal.channel.CreationSites;
import dev.sluice.internal.channel.GoroutineSnapshots;
import java.util.List;

/**
 * With {@code -Dsluice.leaks=report}: when the program ends, every goroutine that is still blocked
 * in a channel operation is listed on {@code System.err}, with its stack and the line that started
 * it ({@link CreationSites}). Loggers may be gone by then. Without the property nothing is
 * installed.
 */
final class LeakReport {
  private LeakReport() {}

  @SuppressWarnings("SystemOut") // that is where the report goes
  static void report() {
    List<Goroutine> leaked =
        GoroutineSnapshots.all().stream().filter(GoroutineDump::isInChannelOperation).toList();
    if (!leaked.isEmpty()) {
      System.err.print("goroutines left blocked in a channel operation: " + leaked.size() + "\n\n");
      System.err.print(GoroutineDump.of(leaked));
    }
  }
}
