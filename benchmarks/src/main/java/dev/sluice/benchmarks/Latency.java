package dev.sluice.benchmarks;

import java.util.Arrays;
import java.util.Map;

/**
 * The time from a send to the last receive of its value on idle unbuffered channels, in
 * nanoseconds.
 *
 * @param median what half of the sends stay below
 * @param most what 99 % of the sends stay below
 * @param nearlyAll what 99.9 % of the sends stay below
 */
record Latency(double median, double most, double nearlyAll) {
  /**
   * Prints the latency of the peer that is named first, through as many stages as named second,
   * over as many samples as named third.
   */
  public static void main(String[] arguments) throws Exception {
    Library library = Peer.valueOf(arguments[0]).library();
    int stages = Integer.parseInt(arguments[1]);
    int samples = Integer.parseInt(arguments[2]);
    VirtualThreads.call(() -> library.latencies(stages, samples / 2));
    long[] latencies = VirtualThreads.call(() -> library.latencies(stages, samples));
    Arrays.sort(latencies);
    System.out.println("ns-median=" + latencies[samples / 2]);
    System.out.println("ns-99%=" + latencies[(int) (samples * 0.99)]);
    System.out.println("ns-99.9%=" + latencies[(int) (samples * 0.999)]);
  }

  /** What {@link #main}, or Go's benchmark, has printed. */
  static Latency of(Map<String, Double> numbers) {
    return new Latency(
        Main.number(numbers, "ns-median"),
        Main.number(numbers, "ns-99%"),
        Main.number(numbers, "ns-99.9%"));
  }
}
