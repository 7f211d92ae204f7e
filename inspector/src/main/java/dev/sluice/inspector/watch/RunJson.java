package dev.sluice.inspector.watch;

import dev.sluice.internal.view.RunView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document of {@code /api/v1/pipelines}. */
final class RunJson {
  private static final int VERSION = 1;

  private RunJson() {}

  static Map<String, @Nullable Object> of(List<RunSample> runs, Instant time) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("version", VERSION);
    document.put("time", time.toString());
    document.put("runs", runs.stream().map(RunJson::run).toList());
    return document;
  }

  private static Map<String, @Nullable Object> run(RunSample sample) {
    RunView run = sample.run();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", run.id());
    object.put("name", run.name());
    object.put("kind", run.topology().isPresent() ? "pipeline" : "group");
    object.put("state", run.state().name().toLowerCase(Locale.ROOT));
    object.put("started", run.started().toString());
    object.put("ended", run.ended().map(Instant::toString).orElse(null));
    object.put("report", run.report().isEmpty() ? sample.waits() : run.report());
    object.put("picture", sample.version());
    object.put("bottlenecks", sample.bottlenecks());
    object.put("stages", sample.stages().stream().map(RunJson::stage).toList());
    object.put("channels", sample.channels().stream().map(RunJson::channel).toList());
    return object;
  }

  private static Map<String, @Nullable Object> stage(StageSample stage) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("name", stage.name());
    object.put("node", stage.node());
    object.put("goroutines", stage.goroutines());
    object.put("received", stage.received() < 0 ? null : stage.received());
    object.put("sent", stage.sent() < 0 ? null : stage.sent());
    object.put("state", stage.state());
    object.put("states", stage.states());
    object.put("since", Instant.ofEpochMilli(stage.since()).toString());
    object.put("rate", stage.rate());
    return object;
  }

  private static Map<String, @Nullable Object> channel(ChannelSample channel) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("name", channel.name());
    object.put("from", channel.from());
    object.put("to", channel.to());
    object.put("length", channel.length());
    object.put("capacity", channel.capacity());
    object.put("sent", channel.sent());
    object.put("dropped", channel.dropped());
    object.put("rate", channel.rate());
    object.put("blockedSenders", channel.blockedSenders());
    object.put("blockedReceivers", channel.blockedReceivers());
    return object;
  }
}
