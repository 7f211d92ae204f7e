package dev.sluice.benchmarks.orders;

import java.util.Locale;

/** How the work is divided. */
enum Shape {
  /** Functions up to one stage with a loop of its own, which sums. */
  FUSED,
  /** Two workers parse, and the orders keep their order. */
  ORDERED,
  /** Two workers parse, in any order. */
  UNORDERED,
  /** One parser, and two sums of every order. */
  BROADCAST;

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
