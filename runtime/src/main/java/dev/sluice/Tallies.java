package dev.sluice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of a run, by what they count: several goroutines may count the same, each its own.
 */
final class Tallies {
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock; null until there is one. */
  private @Nullable Map<String, List<Tally>> tallies;

  void add(String what, Tally tally) {
    lock.lock();
    try {
      if (tallies == null) {
        tallies = new HashMap<>();
      }
      tallies.computeIfAbsent(what, none -> new ArrayList<>(1)).add(tally);
    } finally {
      lock.unlock();
    }
  }

  /** What was counted so far; null if nobody counts that. */
  @Nullable Long sum(String what) {
    lock.lock();
    try {
      List<Tally> counting = tallies == null ? null : tallies.get(what);
      if (counting == null) {
        return null;
      }
      long sum = 0;
      for (Tally tally : counting) {
        sum += tally.count();
      }
      return sum;
    } finally {
      lock.unlock();
    }
  }
}
