package dev.sluice.internal.report;

import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.GoroutineSnapshots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The goroutines of a report, each with its name, operation, channels and source line. It stays
 * short however many there are: of those that are blocked alike the first few are listed, and the
 * others are counted. So only few stacks are looked at.
 */
final class Listing {
  /** How many are listed of those that are blocked alike. */
  private static final int ALIKE = 10;

  /** How many are listed altogether. */
  private static final int LISTED = 100;

  /** What goroutines have in common that are blocked alike. */
  private record Kind(String reason, String target) {
    static Kind of(Thread thread) {
      BlockedOperation operation = BlockedOperation.of(thread);
      if (operation != null) {
        return new Kind(operation.reason().text(), operation.target());
      }
      Object blocker = LockSupport.getBlocker(thread);
      return new Kind(
          thread.getState().name(), blocker == null ? "" : blocker.getClass().getName());
    }
  }

  private Listing() {}

  /**
   * Lists goroutines.
   *
   * @param threads the goroutines, in the order in which they are listed
   * @param named those that are listed in any case
   * @return the text, each goroutine behind an empty line
   */
  static String of(Collection<Thread> threads, Set<Thread> named) {
    Map<Kind, List<Thread>> kinds = new LinkedHashMap<>();
    for (Thread thread : threads) {
      kinds.computeIfAbsent(Kind.of(thread), none -> new ArrayList<>()).add(thread);
    }
    StringBuilder text = new StringBuilder();
    int left = LISTED;
    int silent = 0;
    for (List<Thread> alike : kinds.values()) {
      int listed = 0;
      for (Thread thread : alike) {
        if (named.contains(thread) || (listed < ALIKE && left > 0)) {
          listed++;
          left--;
          text.append("\n\n").append(GoroutineDump.withCaller(GoroutineSnapshots.of(thread)));
        }
      }
      int more = alike.size() - listed;
      if (listed == 0) {
        silent += more;
      } else if (more > 0) {
        text.append("\n\n... and %,d more like %s".formatted(more, listed == 1 ? "it" : "these"));
      }
    }
    if (silent > 0) {
      text.append("\n\n... and %,d more goroutines".formatted(silent));
    }
    return text.toString();
  }
}
