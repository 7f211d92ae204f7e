package dev.sluice.proof.sections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sections that do what they must not: each method has one fault, which is in its name. */
@SuppressWarnings("unused") // only read
class BrokenSections {
  private final BrokenSections other;
  private @Nullable Object made;

  BrokenSections(BrokenSections other) {
    this.other = other;
  }

  void lock() {}

  boolean tryLock() {
    return true;
  }

  void unlock() {}

  void makesAnObject() {
    lock();
    try {
      made = new Object();
    } finally {
      unlock();
    }
  }

  void makesAnArrayInOneBranch(int length) {
    if (tryLock()) {
      if (length > 0) {
        made = new int[length];
      }
      unlock();
    }
  }

  void makesALambda(int value) {
    lock();
    Supplier<Integer> supplier = () -> value;
    unlock();
    made = supplier;
  }

  void makesAString(int value) {
    lock();
    made = "value " + value;
    unlock();
  }

  void callsWhatMayAllocate() {
    lock();
    made = Optional.of(this);
    unlock();
  }

  void waitsForTheOther() {
    lock();
    other.lock();
    other.unlock();
    unlock();
  }

  void isOverridden() {
    lock();
    step();
    unlock();
  }

  void step() {}

  void synchronizes() {
    lock();
    synchronized (this) {
      made = null;
    }
    unlock();
  }

  @SuppressWarnings("UnnecessaryStringBuilder") // it is what allocates here
  void allocatesInAHandler() {
    lock();
    try {
      step();
    } catch (IllegalStateException e) {
      made = new StringBuilder();
    } finally {
      unlock();
    }
  }

  /** What a section calls by another type. */
  static final class Below extends BrokenSections {
    Below(BrokenSections other) {
      super(other);
    }

    @Override
    void step() {
      deeper();
    }

    private static List<String> deeper() {
      return new ArrayList<>();
    }
  }
}
