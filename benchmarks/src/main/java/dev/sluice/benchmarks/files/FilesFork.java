package dev.sluice.benchmarks.files;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * Measures one peer on one job in a JVM of its own. Prints the best time and the processor time of
 * a run in milliseconds, and what the run has found.
 */
final class FilesFork {
  private static final int WARMUPS = 6;
  private static final int RUNS = 5;
  private static final double NANOS_A_MILLI = 1e6;

  private FilesFork() {}

  /** Takes the peer, the job and what is read. */
  public static void main(String[] arguments) throws Exception {
    FilesPeer peer = FilesPeer.valueOf(arguments[0]);
    FilesJob job = FilesJob.valueOf(arguments[1]);
    Path input = Path.of(arguments[2]);
    Counts found = peer.run(job, input);
    for (int i = 1; i < WARMUPS; i++) {
      found = peer.run(job, input);
    }
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long processor = system.getProcessCpuTime();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      found = peer.run(job, input);
      best = Math.min(best, System.nanoTime() - start);
    }
    processor = system.getProcessCpuTime() - processor;
    System.out.println("time=" + best / NANOS_A_MILLI);
    System.out.println("processor=" + processor / NANOS_A_MILLI / RUNS);
    System.out.println("names=" + found.names());
    System.out.println("sum=" + found.sum());
    System.exit(0);
  }
}
