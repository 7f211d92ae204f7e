package dev.sluice.micrometer;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.ContextCarrier;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.WaitGroup;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What every kind of goroutine finds of the context of the thread that has started the whole. */
class MicrometerContextTest {
  private static final List<String> KINDS =
      Stream.concat(
              Stream.of("call", "child", "child of a wait group", "nested", "nested child", "task"),
              EveryStage.NAMES.stream())
          .toList();

  @BeforeEach
  void register() {
    ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
  }

  @AfterEach
  void remove() {
    ContextRegistry.getInstance().removeThreadLocalAccessor(Slf4jThreadLocalAccessor.KEY);
    MDC.clear();
  }

  /** What has been seen in goroutines of each kind. */
  private static final class Seen<T> {
    private final Map<String, Set<T>> values = new ConcurrentSkipListMap<>();

    void add(String kind, T value) {
      values.computeIfAbsent(kind, _ -> ConcurrentHashMap.newKeySet()).add(value);
    }

    /** Every goroutine of every kind has seen the value. */
    void isEverywhere(T value) {
      assertThat(values.keySet()).containsExactlyElementsIn(KINDS);
      values.forEach((kind, all) -> assertWithMessage(kind).that(all).containsExactly(value));
    }
  }

  /** Starts one goroutine of each kind, and waits for all of them. */
  private static void lookEverywhere(Look look) throws Exception {
    try (Group group = Group.open("kinds")) {
      group.go(
          "task",
          () -> {
            look.at("task");
            Go.go(() -> look.at("child")).join();
            WaitGroup children = new WaitGroup();
            children.go(() -> look.at("child of a wait group"));
            children.await();
          });
      var _ = group.call("call", () -> lookedAt(look, "call"));
      group.go(
          "nested",
          () -> {
            try (Group inner = Group.open("inner")) {
              inner.go(
                  "nested",
                  () -> {
                    look.at("nested");
                    Go.go(() -> look.at("nested child")).join();
                  });
              inner.join();
            }
          });
      group.join();
    }
    EveryStage.run(look);
  }

  private static String lookedAt(Look look, String kind) {
    look.at(kind);
    return kind;
  }

  @Test
  void fieldsOfTheLogger() throws Exception {
    MDC.put("request", "4711");
    Seen<String> seen = new Seen<>();

    lookEverywhere(kind -> seen.add(kind, String.valueOf(MDC.get("request"))));

    seen.isEverywhere("4711");
  }

  @Test
  void currentObservation() throws Exception {
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(context -> true);
    Observation request = Observation.start("request", registry);
    Seen<Observation> seen = new Seen<>();
    try (Observation.Scope _ = request.openScope()) {
      lookEverywhere(
          kind ->
              seen.add(
                  kind,
                  Objects.requireNonNullElse(registry.getCurrentObservation(), Observation.NOOP)));
    }
    request.stop();

    seen.isEverywhere(request);
  }

  @Test
  void spansOfOpenTelemetry() throws Exception {
    InMemorySpanExporter exporter = InMemorySpanExporter.create();
    try (OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .build()) {
      Tracer tracer = sdk.getTracer("test");
      ObservationRegistry registry = ObservationRegistry.create();
      registry
          .observationConfig()
          .observationHandler(
              new DefaultTracingObservationHandler(
                  new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {})));
      Observation request = Observation.start("request", registry);
      try (Observation.Scope _ = request.openScope()) {
        lookEverywhere(kind -> tracer.spanBuilder(kind).startSpan().end());
      }
      request.stop();
      check(exporter.getFinishedSpanItems());
    }
  }

  private static void check(List<SpanData> spans) {
    SpanData root =
        spans.stream().filter(span -> span.getName().equals("request")).findFirst().orElseThrow();
    List<SpanData> inside = spans.stream().filter(span -> span != root).toList();
    assertThat(inside.stream().map(SpanData::getName).collect(Collectors.toSet()))
        .containsExactlyElementsIn(KINDS);
    for (SpanData span : inside) {
      assertThat(span.getTraceId()).isEqualTo(root.getTraceId());
      assertThat(span.getParentSpanId()).isEqualTo(root.getSpanId());
    }
  }

  @Test
  void whatTheThreadHadBeforeIsThereAgain() throws Exception {
    MDC.put("request", "captured");
    ContextCarrier.Captured captured = new MicrometerContext().capture();
    MDC.put("request", "own");
    List<String> inside = new ArrayList<>();

    captured.run(() -> inside.add(MDC.get("request")));

    assertThat(inside).containsExactly("captured");
    assertThat(MDC.get("request")).isEqualTo("own");
  }
}
