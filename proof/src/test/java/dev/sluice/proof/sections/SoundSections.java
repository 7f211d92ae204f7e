package dev.sluice.proof.sections;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sections without a fault, which look like some that have one. */
@SuppressWarnings("unused") // only read
final class SoundSections {
  private @Nullable Object made;
  private int count;

  void lock() {}

  boolean tryLock() {
    return true;
  }

  void unlock() {}

  void allocatesBeforeAndAfter() {
    List<String> before = new ArrayList<>();
    lock();
    try {
      made = before;
    } finally {
      unlock();
    }
    made = new Object();
  }

  void allocatesWhereItHasNoLock() {
    if (!tryLock()) {
      made = new Object();
      return;
    }
    count++;
    unlock();
  }

  void allocatesBetweenAttempts() {
    Object spare = null;
    while (made == null) {
      lock();
      try {
        made = spare;
      } finally {
        unlock();
      }
      spare = new Object();
    }
  }

  void throwsWhenTheLockIsReleased(boolean wrong) {
    lock();
    try {
      if (wrong) {
        return;
      }
      count++;
    } finally {
      unlock();
    }
    throw new IllegalStateException("count " + count);
  }
}
