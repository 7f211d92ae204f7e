package dev.sluice.testing;

import dev.sluice.Goroutine;
import dev.sluice.Goroutines;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The goroutines that there were at one instant, which are nobody's leak later (rule LK-04). Ids of
 * threads are not used again.
 */
record Baseline(Set<Long> ids) {
  private static final int ATTEMPTS = 20;
  private static final long FIRST_PAUSE_NANOS = 1_000;
  private static final long LONGEST_PAUSE_NANOS = 100_000_000;

  static Baseline take() {
    return new Baseline(
        Goroutines.all().stream().map(Goroutine::id).collect(Collectors.toUnmodifiableSet()));
  }

  /** Those that came later and do not end: looked for until there is none (rule LK-02). */
  List<Goroutine> leftSince(Set<String> ignored) throws InterruptedException {
    List<Goroutine> left = now(ignored);
    long pause = FIRST_PAUSE_NANOS;
    for (int attempt = 1; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      TimeUnit.NANOSECONDS.sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
      left = now(ignored);
    }
    return left;
  }

  private List<Goroutine> now(Set<String> ignored) {
    return Goroutines.all().stream()
        .filter(goroutine -> !ids.contains(goroutine.id()))
        .filter(goroutine -> !ignored.contains(goroutine.name()))
        .toList();
  }
}
