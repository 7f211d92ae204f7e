package dev.sluice.benchmarks;

import java.lang.ref.Reference;
import java.util.function.IntFunction;

/** How much of this JVM's heap is in use. */
final class Heap {
  private Heap() {}

  /** Bytes that are in use when what is unreachable is gone. */
  static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Bytes for each of {@code count} things, and for what only they keep alive. */
  static double each(int count, IntFunction<Object> made) {
    Object[] things = new Object[count];
    try {
      long before = used();
      for (int i = 0; i < count; i++) {
        things[i] = made.apply(i);
      }
      return (double) (used() - before) / count;
    } finally {
      Reference.reachabilityFence(things);
    }
  }
}
