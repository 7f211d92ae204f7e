package dev.sluice;

import dev.sluice.internal.recording.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The waits that have not ended, for the recorder. */
final class LongestWaits {
  private LongestWaits() {}

  /** The longest ones, the longest first. */
  static List<Wait> list(int most) {
    List<ParkedWait> waits = new ArrayList<>();
    for (Thread thread : Goroutines.threads()) {
      Parker parker = Goroutines.blockedIn(thread);
      if (parker != null && parker.isRecorded()) {
        waits.add(new ParkedWait(thread, parker, parker.parkedAt()));
      }
    }
    long now = System.nanoTime();
    waits.sort(Comparator.comparingLong(wait -> wait.since() - now));
    return List.copyOf(waits.subList(0, Math.min(most, waits.size())));
  }
}
