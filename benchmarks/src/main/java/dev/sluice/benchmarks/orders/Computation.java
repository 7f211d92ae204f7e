package dev.sluice.benchmarks.orders;

import java.util.Locale;

/** What is computed for each line beside parsing it. */
enum Computation {
  NONE(0),
  /** Around a microsecond. */
  MICROSECOND(500),
  /** Around twenty microseconds. */
  TWENTY_MICROSECONDS(10_000);

  private final int rounds;

  Computation(int rounds) {
    this.rounds = rounds;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Computes; returns its argument in a way that the compiler cannot foresee. */
  int spend(int id) {
    if (rounds == 0) {
      return id;
    }
    long state = id | 1L;
    for (int i = 0; i < rounds; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
    }
    return state == 0 ? 0 : id;
  }
}
