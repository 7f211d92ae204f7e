package dev.sluice.benchmarks;

import java.util.Arrays;

/**
 * The time from a send to its receive on an idle unbuffered channel, in a JVM of its own.
 *
 * @param median in nanoseconds
 * @param tail what 99.9 % of the sends stay below, in nanoseconds
 */
record Latency(double median, double tail) {
  /** Prints the latency of the peer that is named first, over as many samples as named second. */
  public static void main(String[] arguments) throws Exception {
    Library library = Peer.valueOf(arguments[0]).library();
    int samples = Integer.parseInt(arguments[1]);
    VirtualThreads.call(() -> library.latencies(samples / 2));
    long[] latencies = VirtualThreads.call(() -> library.latencies(samples));
    Arrays.sort(latencies);
    System.out.println("median=" + latencies[samples / 2]);
    System.out.println("tail=" + latencies[(int) (samples * 0.999)]);
  }
}
