package dev.sluice.testing;

import dev.sluice.internal.schedule.Alarm;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The alarms that are set, in the order in which they ring. */
final class AlarmQueue {
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock, as is what follows. */
  private final TreeSet<Entry> entries =
      new TreeSet<>(
          Comparator.comparingLong(Entry::at)
              .thenComparingLong(Entry::order)
              .thenComparingLong(entry -> entry.number));

  private long numbers;

  /** One alarm. Several may have the same place: of receivers that wait for the same timer. */
  final class Entry implements Alarm {
    private final long at;
    private final long order;
    private final Runnable ring;
    private long number;

    private Entry(long at, long order, Runnable ring) {
      this.at = at;
      this.order = order;
      this.ring = ring;
    }

    long at() {
      return at;
    }

    private long order() {
      return order;
    }

    Runnable ring() {
      return ring;
    }

    @Override
    public void cancel() {
      lock.lock();
      try {
        entries.remove(this);
      } finally {
        lock.unlock();
      }
    }
  }

  Alarm add(long at, long order, Runnable ring) {
    Entry entry = new Entry(at, order, ring);
    lock.lock();
    try {
      entry.number = numbers++;
      entries.add(entry);
    } finally {
      lock.unlock();
    }
    return entry;
  }

  /** The one that rings next, or null. */
  @Nullable Entry first() {
    lock.lock();
    try {
      return entries.isEmpty() ? null : entries.first();
    } finally {
      lock.unlock();
    }
  }
}
