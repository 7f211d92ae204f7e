package dev.sluice.internal.group;

import dev.sluice.internal.channel.Count;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of a run, by what they count: several goroutines may count the same, each its own.
 */
public final class Tallies {
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock; null until there is one. */
  private @Nullable Map<String, List<Count>> tallies;

  public void add(String what, Count count) {
    lock.lock();
    try {
      if (tallies == null) {
        tallies = new HashMap<>();
      }
      tallies.computeIfAbsent(what, none -> new ArrayList<>(1)).add(count);
    } finally {
      lock.unlock();
    }
  }

  /** What was counted so far; null if nobody counts that. */
  @Nullable Long sum(String what) {
    lock.lock();
    try {
      List<Count> counting = tallies == null ? null : tallies.get(what);
      if (counting == null) {
        return null;
      }
      long sum = 0;
      for (Count count : counting) {
        sum += count.get();
      }
      return sum;
    } finally {
      lock.unlock();
    }
  }
}
