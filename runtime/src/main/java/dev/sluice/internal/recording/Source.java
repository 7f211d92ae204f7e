package dev.sluice.internal.recording;

import java.util.List;

/** What events ask of the runtime. */
@FunctionalInterface
public interface Source {
  /**
   * The longest waits that have not ended.
   *
   * @param most how many at most
   * @return the waits, the longest first
   */
  List<Wait> waits(int most);
}
