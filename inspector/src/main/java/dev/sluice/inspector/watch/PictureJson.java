package dev.sluice.inspector.watch;

import dev.sluice.inspector.picture.Edge;
import dev.sluice.inspector.picture.Frame;
import dev.sluice.inspector.picture.Node;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document of {@code /api/v1/pipelines/{id}/picture}. */
final class PictureJson {
  private PictureJson() {}

  static Map<String, @Nullable Object> of(RunSample run) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("version", run.version());
    document.put("id", run.run().id());
    document.put("nodes", run.picture().nodes().stream().map(PictureJson::node).toList());
    document.put("frames", run.picture().frames().stream().map(PictureJson::frame).toList());
    document.put("edges", run.picture().edges().stream().map(PictureJson::edge).toList());
    return document;
  }

  private static Map<String, @Nullable Object> node(Node node) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", node.id());
    object.put("name", node.name());
    object.put("label", node.label());
    object.put("kind", node.kind().name().toLowerCase(Locale.ROOT));
    object.put("workers", node.workers());
    object.put("frame", node.frame());
    return object;
  }

  private static Map<String, @Nullable Object> frame(Frame frame) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", frame.id());
    object.put("label", frame.label());
    object.put("fused", frame.fused());
    object.put("parent", frame.parent());
    return object;
  }

  private static Map<String, @Nullable Object> edge(Edge edge) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("channel", edge.channel());
    object.put("from", edge.from());
    object.put("to", edge.to());
    object.put("broadcast", edge.broadcast());
    object.put("fused", edge.fused());
    return object;
  }
}
