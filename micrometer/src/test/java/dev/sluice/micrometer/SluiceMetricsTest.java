package dev.sluice.micrometer;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.internal.view.RunViews;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Prometheus server reads when it scrapes. */
class SluiceMetricsTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SluiceMetrics metrics = new SluiceMetrics();

  @BeforeEach
  void bind() {
    metrics.bindTo(registry);
  }

  @AfterEach
  void close() {
    metrics.close();
    registry.close();
  }

  private static Topology topology(String name) {
    return new Topology(
        name,
        List.of(
            new Topology.Stage("numbers", List.of(), List.of("rows"), 1),
            new Topology.Stage("print", List.of("rows"), List.of(), 1)),
        List.of(new Topology.Channel("rows", "Integer", 8)),
        List.of());
  }

  /** A source of so many numbers, and a sink that waits for a latch before each. */
  private static PipelineRun<Void> start(String name, int numbers, CountDownLatch go) {
    return PipelineRun.start(
        topology(name),
        group -> {
          Channel<Integer> rows = group.channel("rows", 8);
          group.go(
              "numbers",
              () -> {
                for (int i = 0; i < numbers; i++) {
                  rows.send(i);
                }
              },
              rows::close);
          group.go(
              "print",
              () -> {
                for (int _ : rows) {
                  go.await();
                }
              },
              rows::abandon);
          group.join();
          return null;
        });
  }

  private static CountDownLatch open() {
    return new CountDownLatch(0);
  }

  /** The value of a line of the scrape; empty if there is no such line. */
  private Optional<Double> value(String line) {
    return registry
        .scrape()
        .lines()
        .filter(one -> one.startsWith(line + " "))
        .map(one -> Double.parseDouble(one.substring(line.length() + 1)))
        .findFirst();
  }

  private void awaitValue(String line, double expected) throws InterruptedException {
    while (!value(line).equals(Optional.of(expected))) {
      Thread.sleep(20);
    }
  }

  @Test
  void gaugesOfRunThatRuns() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (PipelineRun<Void> run = start("Busy", 100, go)) {
      awaitValue("sluice_channel_length{channel=\"rows\",pipeline=\"Busy\"}", 8);
      assertThat(value("sluice_channel_capacity{channel=\"rows\",pipeline=\"Busy\"}"))
          .hasValue(8.0);
      awaitValue("sluice_goroutines{pipeline=\"Busy\",state=\"blocked\"}", 1);
      awaitValue("sluice_goroutines{pipeline=\"Busy\",state=\"waiting\"}", 1);
      assertThat(value("sluice_stage_received_values_total{pipeline=\"Busy\",stage=\"print\"}"))
          .hasValue(1.0);
      go.countDown();
      run.join();
    }
    awaitValue("sluice_channel_length{channel=\"rows\",pipeline=\"Busy\"}", 0);
    awaitValue("sluice_channel_capacity{channel=\"rows\",pipeline=\"Busy\"}", 0);
    assertThat(value("sluice_channel_sent_values_total{channel=\"rows\",pipeline=\"Busy\"}"))
        .hasValue(100.0);
  }

  @Test
  void runsThatAreShorterThanScrapeCount() throws Exception {
    for (int i = 0; i < 100; i++) {
      try (PipelineRun<Void> run = start("Short", 10, open())) {
        run.join();
      }
    }

    awaitValue("sluice_pipeline_runs_total{outcome=\"completed\",pipeline=\"Short\"}", 100);
    assertThat(value("sluice_channel_sent_values_total{channel=\"rows\",pipeline=\"Short\"}"))
        .hasValue(1000.0);
    assertThat(value("sluice_stage_sent_values_total{pipeline=\"Short\",stage=\"numbers\"}"))
        .hasValue(1000.0);
    assertThat(value("sluice_stage_received_values_total{pipeline=\"Short\",stage=\"print\"}"))
        .hasValue(1000.0);
  }

  @Test
  void counterNeverGoesBack() throws Exception {
    String line = "sluice_channel_sent_values_total{channel=\"rows\",pipeline=\"Many\"}";
    double last = 0;
    for (int i = 0; i < 50; i++) {
      try (PipelineRun<Void> run = start("Many", 20, open())) {
        while (!run.isDone()) {
          double now = value(line).orElse(0.0);
          assertThat(now).isAtLeast(last);
          last = now;
        }
        run.join();
      }
    }
    awaitValue(line, 1000);
  }

  @Test
  void outcomes() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    PipelineRun<Void> run = start("Ends", 100, never);
    awaitValue("sluice_channel_length{channel=\"rows\",pipeline=\"Ends\"}", 8);
    run.cancel();
    assertThrows(CancellationException.class, run::join);

    awaitValue("sluice_pipeline_runs_total{outcome=\"cancelled\",pipeline=\"Ends\"}", 1);
    assertThat(value("sluice_pipeline_runs_total{outcome=\"failed\",pipeline=\"Ends\"}"))
        .hasValue(0.0);
  }

  @Test
  void timeThatStagesAreBlocked() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (PipelineRun<Void> run = start("Blocked", 100, go)) {
      awaitValue("sluice_goroutines{pipeline=\"Blocked\",state=\"blocked\"}", 1);
      long since = System.nanoTime();
      while (System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(30)) {
        Thread.onSpinWait();
      }
      go.countDown();
      run.join();
    }
    String tags = "{pipeline=\"Blocked\",stage=\"numbers\"}";
    while (value("sluice_stage_blocked_seconds_count" + tags).orElse(0.0) < 1) {
      Thread.sleep(20);
    }
    assertThat(value("sluice_stage_blocked_seconds_sum" + tags).orElseThrow()).isAtLeast(0.02);
  }

  @Test
  void runThatRanBeforeTheRegistryWasBound() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (PipelineRun<Void> run = start("Early", 100, go)) {
      awaitValue("sluice_channel_length{channel=\"rows\",pipeline=\"Early\"}", 8);
      SimpleMeterRegistry later = new SimpleMeterRegistry();
      try (SluiceMetrics second = new SluiceMetrics()) {
        second.bindTo(later);

        assertThat(later.get("sluice.channel.length").tag("pipeline", "Early").gauge().value())
            .isEqualTo(8.0);
        go.countDown();
        run.join();
      }
      assertThat(later.getMeters()).isEmpty();
    }
  }

  @Test
  void nothingIsMeasuredWhenClosed() {
    assertThat(RunViews.isBlockedMeasured()).isTrue();
    metrics.close();
    metrics.close();
    assertThat(RunViews.isBlockedMeasured()).isFalse();
  }

  @Test
  void groupsHaveNoMeters() throws Exception {
    try (Group group = Group.open("by hand")) {
      group.go("one", () -> {});
      group.join();
    }
    assertThat(registry.scrape()).doesNotContain("by hand");
  }

  @Test
  void nestedPipelineCountsByItsOwnName() throws Exception {
    Topology inner = topology("Inner");
    Topology outer =
        new Topology(
            "Outer",
            List.of(new Topology.Stage("inside", List.of(), List.of(), 1, inner)),
            List.of(),
            List.of());
    PipelineRun<Void> run =
        PipelineRun.start(
            outer,
            group -> {
              group.go(
                  "inside",
                  () -> {
                    try (Group within = Group.open("Inner")) {
                      Channel<Integer> rows = within.channel("rows", 8);
                      within.go("numbers", () -> rows.send(1), rows::close);
                      within.go("print", () -> rows.forEach(one -> {}), rows::abandon);
                      within.join();
                    }
                  });
              group.join();
              return null;
            });
    run.join();

    awaitValue("sluice_pipeline_runs_total{outcome=\"completed\",pipeline=\"Inner\"}", 1);
    assertThat(value("sluice_channel_sent_values_total{channel=\"rows\",pipeline=\"Inner\"}"))
        .hasValue(1.0);
    assertThat(registry.scrape()).doesNotContain("inside.");
  }
}
