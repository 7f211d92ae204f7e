package dev.sluice.benchmarks;

/**
 * How much of a workload is run at once.
 *
 * @param workload the shape
 * @param elements values that are sent, rounds, goroutines or numbers to sieve
 * @param width how many pairs or stages; 1 for the other shapes
 * @param capacity the size of each buffer; 0 is unbuffered
 */
record Load(Workload workload, int elements, int width, int capacity) {
  /** The operations by which the time is divided: an element that passes 1,000 stages is 1,000. */
  long operations() {
    return workload == Workload.CHAIN ? (long) elements * width : elements;
  }

  /** What the table calls it, without the capacity. */
  String title() {
    return switch (workload) {
      case PAIRS -> "%,d pairs".formatted(width);
      case CHAIN -> "%,d-stage chain".formatted(width);
      default -> workload.title();
    };
  }
}
