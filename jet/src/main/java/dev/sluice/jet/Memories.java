package dev.sluice.jet;

import com.hazelcast.jet.Util;
import com.hazelcast.jet.core.BroadcastKey;
import dev.sluice.Saved;
import dev.sluice.SavedByKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of an island remember, as entries of a snapshot. Jet restores an entry where
 * elements with its key go; what is saved as a whole is restored everywhere, and taken up where the
 * island runs.
 */
final class Memories {
  private final Map<String, Saved<@Nullable Object>> whole = new LinkedHashMap<>();
  private final List<SavedByKey<@Nullable Object, @Nullable Object>> byKey = new ArrayList<>();

  /** What objects of a member or worker remember. */
  @SuppressWarnings({"unchecked", "NullAway"}) // generated code says what the objects are
  Memories(IslandSpec island, @Nullable Object objects) {
    for (IslandSpec.Memory memory : island.memories()) {
      Object object = memory.object().apply(objects);
      if (memory.byKey() == null) {
        whole.put(memory.stage(), (Saved<@Nullable Object>) object);
      } else {
        byKey.add((SavedByKey<@Nullable Object, @Nullable Object>) object);
      }
    }
  }

  /** What to save. Calls the objects, which must not run meanwhile. */
  List<Map.Entry<Object, Object>> save() {
    List<Map.Entry<Object, Object>> entries = new ArrayList<>();
    whole.forEach(
        (stage, object) ->
            entries.add(Util.entry(BroadcastKey.broadcastKey(stage), Bridge.wrap(object.save()))));
    for (SavedByKey<@Nullable Object, @Nullable Object> object : byKey) {
      object
          .save()
          .forEach((key, state) -> entries.add(Util.entry(Bridge.wrap(key), Bridge.wrap(state))));
    }
    return entries;
  }

  /** Takes up one entry. */
  @SuppressWarnings("NullAway") // null where it was null when it was saved
  void restore(Map.Entry<?, ?> entry) {
    if (entry.getKey() instanceof BroadcastKey<?> stage) {
      Saved<@Nullable Object> object = whole.get(String.valueOf(stage.key()));
      if (object != null) {
        object.restore(Bridge.unwrap(entry.getValue()));
      }
      return;
    }
    for (SavedByKey<@Nullable Object, @Nullable Object> object : byKey) {
      object.restore(Bridge.unwrap(entry.getKey()), Bridge.unwrap(entry.getValue()));
    }
  }
}
