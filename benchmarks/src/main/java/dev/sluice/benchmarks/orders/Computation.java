package dev.sluice.benchmarks.orders;

import java.time.Duration;

/** What is done for each order beside parsing it and adding it up. */
enum Computation {
  NONE("nothing besides", 0, 0, Duration.ZERO, 400_000),
  MICROSECOND("a microsecond of computation in parsing", 500, 0, Duration.ZERO, 200_000),
  TWENTY_MICROSECONDS("20 µs of computation in parsing", 10_000, 0, Duration.ZERO, 10_000),
  BOTH_SIDES("a microsecond in parsing, and one in adding up", 500, 500, Duration.ZERO, 200_000),
  WAIT("20 ms of waiting in parsing", 0, 0, Duration.ofMillis(20), 200);

  private final String title;
  private final int before;
  private final int behind;
  private final Duration wait;
  private final int orders;

  Computation(String title, int before, int behind, Duration wait, int orders) {
    this.title = title;
    this.before = before;
    this.behind = behind;
    this.wait = wait;
    this.orders = orders;
  }

  String title() {
    return title;
  }

  /** How many orders are measured: so many that a run takes some tenths of a second. */
  int orders() {
    return orders;
  }

  /** Rounds of {@link #compute} in parsing. */
  int before() {
    return before;
  }

  /** Rounds of {@link #compute} in adding up. */
  int behind() {
    return behind;
  }

  /** How long parsing waits. */
  Duration pause() {
    return wait;
  }

  /** What parsing costs; returns its argument in a way that the compiler cannot foresee. */
  int spend(int id) {
    if (!wait.isZero()) {
      sleep();
    }
    return compute(before, id);
  }

  /** What adding up costs. */
  int spendBehind(int id) {
    return compute(behind, id);
  }

  private void sleep() {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int compute(int rounds, int id) {
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
