package dev.sluice.conformance;

import java.lang.ref.WeakReference;
import java.util.List;

/** Whether objects are reachable. */
final class Garbage {
  private Garbage() {}

  /** Collects garbage until fewer than so many of the objects are left; fails after 10 s. */
  static void awaitCleared(List<? extends WeakReference<?>> references, int fewerThan) {
    Await.until(
        "fewer than " + fewerThan + " objects are left",
        () -> {
          collect();
          return left(references) < fewerThan;
        });
  }

  /** How many of the objects are left. */
  static long left(List<? extends WeakReference<?>> references) {
    return references.stream().filter(reference -> reference.get() != null).count();
  }

  private static void collect() {
    System.gc();
  }
}
