package dev.sluice.benchmarks.files;

import dev.sluice.benchmarks.BestRun;
import java.nio.file.Path;

/**
 * Measures one peer on one job in a JVM of its own. Prints the best time and the processor time of
 * a run in milliseconds, and what the run has found.
 */
final class FilesFork {
  private static final int WARMUPS = 6;
  private static final double NANOS_A_MILLI = 1e6;

  private FilesFork() {}

  /** Takes the peer, the job and what is read. */
  public static void main(String[] arguments) throws Exception {
    FilesPeer peer = FilesPeer.valueOf(arguments[0]);
    FilesJob job = FilesJob.valueOf(arguments[1]);
    Path input = Path.of(arguments[2]);
    Counts first = peer.run(job, input);
    BestRun best =
        BestRun.of(WARMUPS - 1, () -> peer.run(job, input), found -> check(found, first));
    System.out.println("time=" + best.nanos() / NANOS_A_MILLI);
    System.out.println("processor=" + best.processorNanos() / NANOS_A_MILLI);
    System.out.println("names=" + first.names());
    System.out.println("sum=" + first.sum());
    System.exit(0);
  }

  private static void check(Counts found, Counts first) {
    if (found.names() != first.names() || found.sum() != first.sum()) {
      throw new AssertionError("two runs have not found the same");
    }
  }
}
