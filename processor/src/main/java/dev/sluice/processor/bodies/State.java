package dev.sluice.processor.bodies;

import com.sun.source.tree.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known at a place: facts that hold on every path to it, facts that hold on some path, each
 * with the tree that made it so. A dead state belongs to a place that no path reaches.
 */
final class State {
  private final Map<Fact, Tree> always;
  private final Map<Fact, Tree> sometimes;
  private boolean live;

  private State(Map<Fact, Tree> always, Map<Fact, Tree> sometimes, boolean live) {
    this.always = always;
    this.sometimes = sometimes;
    this.live = live;
  }

  static State entry() {
    return new State(new LinkedHashMap<>(), new LinkedHashMap<>(), true);
  }

  static State dead() {
    return new State(new LinkedHashMap<>(), new LinkedHashMap<>(), false);
  }

  State copy() {
    return new State(new LinkedHashMap<>(always), new LinkedHashMap<>(sometimes), live);
  }

  boolean isLive() {
    return live;
  }

  void die() {
    live = false;
    always.clear();
    sometimes.clear();
  }

  /** What is known where two paths meet. */
  State join(State other) {
    if (!live) {
      return other.copy();
    }
    State joined = copy();
    if (other.live) {
      joined.always.keySet().retainAll(other.always.keySet());
      other.sometimes.forEach(joined.sometimes::putIfAbsent);
    }
    return joined;
  }

  /** Where a fact that holds on every path was made, or null if it does not. */
  @Nullable Tree always(Fact.Kind kind, Object about) {
    return always.get(new Fact(kind, about));
  }

  /** Where a fact that holds on some path was made, or null if it holds on none. */
  @Nullable Tree sometimes(Fact.Kind kind, Object about) {
    return sometimes.get(new Fact(kind, about));
  }

  /** What a kind of fact holds about on every path. */
  Set<Object> always(Fact.Kind kind) {
    return about(always, kind);
  }

  /** What a kind of fact holds about on some path. */
  Set<Object> sometimes(Fact.Kind kind) {
    return about(sometimes, kind);
  }

  private static Set<Object> about(Map<Fact, Tree> facts, Fact.Kind kind) {
    return facts.keySet().stream()
        .filter(fact -> fact.kind() == kind)
        .map(Fact::about)
        .collect(Collectors.toSet());
  }

  /** From here on a fact holds, on every path and so on some. */
  void add(Fact.Kind kind, Object about, Tree origin) {
    if (live) {
      always.putIfAbsent(new Fact(kind, about), origin);
      sometimes.putIfAbsent(new Fact(kind, about), origin);
    }
  }

  /** From here on a fact holds no more. */
  void remove(Fact.Kind kind, Object about) {
    always.remove(new Fact(kind, about));
    sometimes.remove(new Fact(kind, about));
  }

  /** From here on no fact of a kind holds. */
  void removeAll(Fact.Kind kind) {
    always.keySet().removeIf(fact -> fact.kind() == kind);
    sometimes.keySet().removeIf(fact -> fact.kind() == kind);
  }

  /** From here on nothing is known about a variable: it holds another object. */
  void forget(Object about) {
    always.keySet().removeIf(fact -> fact.about().equals(about));
    sometimes.keySet().removeIf(fact -> fact.about().equals(about));
  }
}
