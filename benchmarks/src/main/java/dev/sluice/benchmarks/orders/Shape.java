package dev.sluice.benchmarks.orders;

/** How the work is divided. */
enum Shape {
  /** Functions up to one stage with a loop of its own, which sums. */
  FUSED("functions up to a stage that sums", 1),
  /** Two workers parse, and the orders keep their order. */
  ORDERED("two ordered workers", 2),
  /** Two workers parse, in any order. */
  UNORDERED("two workers", 2),
  /** One parser, and two sums of every order. */
  BROADCAST("a broadcast to two sums", 1),
  /** Eight workers parse, in any order, and each waits for most of the time. */
  WAITING("eight workers that wait", 8);

  private final String title;
  private final int workers;

  Shape(String title, int workers) {
    this.title = title;
    this.workers = workers;
  }

  String title() {
    return title;
  }

  /** How many parse at once. */
  int workers() {
    return workers;
  }

  /** What the others are compared with: the loop, or threads where a loop would only wait. */
  OrdersPeer base() {
    return this == WAITING ? OrdersPeer.PLAIN_THREADS : OrdersPeer.LOOP;
  }
}
