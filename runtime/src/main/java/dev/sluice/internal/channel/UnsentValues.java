package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that a stage had for its outputs, and that will not be sent. */
public final class UnsentValues {
  private UnsentValues() {}

  /** Tells the channels of values that will not be sent to them, if they want to know. */
  public static void drop(Object out, List<@Nullable Object> results) {
    if (results.isEmpty()) {
      return;
    }
    if (Views.core(out) instanceof AbstractChannel<?> channel && channel.undelivered() != null) {
      channel.drop(results);
      return;
    }
    Map<SendChannel<?>, List<@Nullable Object>> values = new LinkedHashMap<>();
    for (Object result : results) {
      if (result instanceof InTurn<?> inTurn) {
        values.computeIfAbsent(inTurn.output(), any -> new ArrayList<>()).add(inTurn.value());
      }
    }
    values.forEach(UnsentValues::drop);
  }
}
