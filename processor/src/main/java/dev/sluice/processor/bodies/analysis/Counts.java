package dev.sluice.processor.bodies.analysis;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.VariableElement;

/** How many values channels have; none is never written down. An object never changes. */
public final class Counts {
  /** As many as anybody likes. */
  public static final int MANY = Integer.MAX_VALUE;

  static final Counts NONE = new Counts(Map.of());

  private final Map<VariableElement, Integer> counts;

  private Counts(Map<VariableElement, Integer> counts) {
    this.counts = counts;
  }

  /** A sum that stays {@link #MANY}. */
  public static int add(int left, int right) {
    return left == MANY || right == MANY ? MANY : left + right;
  }

  int of(VariableElement channel) {
    return counts.getOrDefault(channel, 0);
  }

  Counts with(VariableElement channel, int count) {
    if (of(channel) == count) {
      return this;
    }
    Map<VariableElement, Integer> changed = new HashMap<>(counts);
    if (count == 0) {
      changed.remove(channel);
    } else {
      changed.put(channel, count);
    }
    return new Counts(changed);
  }

  /** The lesser of two counts for every channel; this object if none of its own is greater. */
  Counts least(Counts others) {
    if (this == others
        || counts.entrySet().stream()
            .allMatch(each -> each.getValue() <= others.of(each.getKey()))) {
      return this;
    }
    Counts changed = this;
    for (Map.Entry<VariableElement, Integer> each : counts.entrySet()) {
      changed = changed.with(each.getKey(), Math.min(each.getValue(), others.of(each.getKey())));
    }
    return changed;
  }

  /**
   * The greater of two counts for every channel; this object if no other is greater.
   *
   * @param widen what is greater there is taken to be {@link #MANY}
   */
  Counts most(Counts others, boolean widen) {
    Counts changed = this;
    if (this != others) {
      for (Map.Entry<VariableElement, Integer> each : others.counts.entrySet()) {
        if (each.getValue() > of(each.getKey())) {
          changed = changed.with(each.getKey(), widen ? MANY : each.getValue());
        }
      }
    }
    return changed;
  }
}
