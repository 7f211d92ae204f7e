package dev.sluice.inspector.watch;

import dev.sluice.Goroutine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document of {@code /api/v1/pipelines/{id}/goroutines}. */
final class GoroutineJson {
  /** How many goroutines are told of. */
  private static final int MOST = 1_000;

  private GoroutineJson() {}

  static Map<String, @Nullable Object> of(long run, List<Goroutine> goroutines) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("version", 1);
    document.put("id", run);
    document.put("count", goroutines.size());
    document.put(
        "goroutines", goroutines.stream().limit(MOST).map(GoroutineJson::goroutine).toList());
    return document;
  }

  private static Map<String, @Nullable Object> goroutine(Goroutine goroutine) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", goroutine.id());
    object.put("name", goroutine.name());
    object.put("state", goroutine.state());
    object.put("channel", goroutine.channel());
    object.put("waitingMillis", goroutine.waiting().toMillis());
    object.put("stack", goroutine.stack().stream().map(StackTraceElement::toString).toList());
    return object;
  }
}
