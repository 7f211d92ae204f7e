package dev.sluice.benchmarks.files;

import java.util.HashMap;
import java.util.Map;

/** How often something was seen, by its name. Not synchronized. */
final class Counts {
  private final Map<String, Long> counts = new HashMap<>();

  void add(String name, long times) {
    counts.merge(name, times, Long::sum);
  }

  Counts addAll(Counts others) {
    others.counts.forEach(this::add);
    return this;
  }

  /** How many names there are. */
  int names() {
    return counts.size();
  }

  /** How often anything was seen. */
  long sum() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
