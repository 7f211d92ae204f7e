package dev.sluice.internal.report;

import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.ParkedWait;
import dev.sluice.internal.recording.Wait;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The waits that have not ended, for the recorder. */
final class LongestWaits {
  private LongestWaits() {}

  /** The longest ones, the longest first. */
  static List<Wait> list(int most) {
    Map<Thread, BlockedOperation> blocked = new HashMap<>();
    for (Thread thread : GoroutineRegistry.threads()) {
      BlockedOperation operation = BlockedOperation.of(thread);
      if (operation != null) {
        blocked.put(thread, operation);
      }
    }
    return list(most, blocked);
  }

  /** The longest ones of some threads, the longest first. */
  static List<Wait> list(int most, Map<Thread, BlockedOperation> blocked) {
    long now = System.nanoTime();
    return blocked.entrySet().stream()
        .filter(entry -> entry.getValue().isRecorded())
        .<Wait>map(
            entry -> new ParkedWait(entry.getKey(), entry.getValue(), entry.getValue().parkedAt()))
        .sorted(Comparator.comparingLong(wait -> wait.since() - now))
        .limit(most)
        .toList();
  }
}
