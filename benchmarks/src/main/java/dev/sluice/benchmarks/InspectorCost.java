package dev.sluice.benchmarks;

import dev.sluice.Channel;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.inspector.Inspector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the inspector costs a busy pipeline: values a second without it, with it and no page open,
 * and with a page that reads its events, in turns in one process.
 */
final class InspectorCost {
  private static final int ROUNDS = 15;
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final Topology TOPOLOGY =
      new Topology(
          "Busy",
          List.of(
              new Topology.Stage("source", List.of(), List.of("numbers"), 1),
              new Topology.Stage("square", List.of("numbers"), List.of("squares"), 1),
              new Topology.Stage("sum", List.of("squares"), List.of(), 1)),
          List.of(
              new Topology.Channel("numbers", "Long", 1024),
              new Topology.Channel("squares", "Long", 1024)),
          List.of());

  private InspectorCost() {}

  /** Prints the medians, and their ratios to the pipeline alone. */
  static void print() throws IOException, InterruptedException {
    double[] alone = new double[ROUNDS];
    double[] closed = new double[ROUNDS];
    double[] open = new double[ROUNDS];
    try (PipelineRun<Void> run = start()) {
      rate(run);
      rate(run);
      for (int i = 0; i < ROUNDS; i++) {
        alone[i] = rate(run);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Inspector inspector = Inspector.start(any, "")) {
          closed[i] = rate(run);
          InputStream page = read(inspector.address());
          try {
            open[i] = rate(run);
          } finally {
            page.close();
          }
        }
      }
    }
    System.out.printf("pipeline alone             %,12.0f values/s%n", median(alone));
    System.out.printf(
        "inspector, no page open    %,12.0f values/s, %.4f of it%n",
        median(closed), ratio(closed, alone));
    System.out.printf(
        "inspector, a page open     %,12.0f values/s, %.4f of it%n",
        median(open), ratio(open, alone));
  }

  private static PipelineRun<Void> start() {
    return PipelineRun.start(
        TOPOLOGY,
        group -> {
          Channel<Long> numbers = group.channel("numbers", 1024);
          Channel<Long> squares = group.channel("squares", 1024);
          group.go(
              "source",
              () -> {
                for (long i = 0; ; i++) {
                  numbers.send(i % 100);
                }
              });
          group.go(
              "square",
              () -> {
                for (long number : numbers) {
                  squares.send(number * number);
                }
              });
          group.go(
              "sum",
              () -> {
                long sum = 0;
                for (long square : squares) {
                  sum += square;
                }
                System.out.println(sum);
              });
          group.join();
          return null;
        });
  }

  /** Values a second that arrive within a window. */
  private static double rate(PipelineRun<?> run) throws InterruptedException {
    long before = received(run);
    long start = System.nanoTime();
    TimeUnit.NANOSECONDS.sleep(WINDOW_NANOS);
    return (received(run) - before) * 1e9 / (System.nanoTime() - start);
  }

  private static long received(PipelineRun<?> run) {
    return run.stages().getLast().received();
  }

  /** A page that is open: reads events in the background until the stream is closed. */
  private static InputStream read(URI address) throws IOException {
    InputStream events = address.resolve("/api/v1/events").toURL().openStream();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                events.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // The window is over.
              }
            });
    return events;
  }

  private static double ratio(double[] these, double[] alone) {
    double[] ratios = new double[ROUNDS];
    Arrays.setAll(ratios, i -> these[i] / alone[i]);
    return median(ratios);
  }

  private static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
