package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of one kind that hold at a place. What is shared by several places never changes. */
final class Facts {
  static final Facts NONE = new Facts(Map.of(), true);

  private final Map<Object, Tree> origins;
  private boolean shared;

  private Facts(Map<Object, Tree> origins, boolean shared) {
    this.origins = origins;
    this.shared = shared;
  }

  /** From now on several states refer to this object. */
  void share() {
    shared = true;
  }

  @Nullable Tree origin(Object about) {
    return origins.get(about);
  }

  Set<Object> about() {
    return Collections.unmodifiableSet(origins.keySet());
  }

  Facts add(Object about, Tree origin) {
    if (origins.containsKey(about)) {
      return this;
    }
    Facts changed = own();
    changed.origins.put(about, origin);
    return changed;
  }

  Facts remove(Object about) {
    if (!origins.containsKey(about)) {
      return this;
    }
    Facts changed = own();
    changed.origins.remove(about);
    return changed;
  }

  /** What holds here and there; this object itself if that is all that holds here. */
  Facts retain(Facts others) {
    if (this == others || others.origins.keySet().containsAll(origins.keySet())) {
      return this;
    }
    Facts changed = copy();
    changed.origins.keySet().retainAll(others.origins.keySet());
    return changed;
  }

  /** What holds here or there; this object itself if nothing more holds there. */
  Facts addAll(Facts others) {
    if (this == others || origins.keySet().containsAll(others.origins.keySet())) {
      return this;
    }
    Facts changed = copy();
    others.origins.forEach(changed.origins::putIfAbsent);
    return changed;
  }

  private Facts own() {
    return shared ? copy() : this;
  }

  private Facts copy() {
    return new Facts(new LinkedHashMap<>(origins), false);
  }
}
