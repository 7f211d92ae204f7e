package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * The channels and wait groups of straight-line code, each with a number, the variables that hold
 * them, and which of their uses are accounted for.
 */
final class StraightObjects {
  private final ClassIndex index;
  private final @Nullable VariableElement group;
  private final List<String> names = new ArrayList<>();
  private final List<Integer> capacities = new ArrayList<>();
  private final Map<VariableElement, Integer> numbers = new HashMap<>();
  private final Set<VariableElement> channels = new HashSet<>();
  private final Set<Tree> understood = new HashSet<>();

  StraightObjects(ClassIndex index, @Nullable VariableElement group) {
    this.index = index;
    this.group = group;
  }

  boolean isGroup(@Nullable VariableElement variable) {
    return variable != null && variable.equals(group);
  }

  /** Adds an object that no variable holds yet, and returns its number. */
  int add(String name, int capacity) {
    names.add(name);
    capacities.add(capacity);
    return names.size() - 1;
  }

  /** A variable holds a channel from the beginning, as the parameter of a stage does. */
  void holdChannel(VariableElement variable, int number) {
    numbers.put(variable, number);
    channels.add(variable);
  }

  void declareChannel(VariableElement variable, int capacity) {
    declare(variable, capacity);
    channels.add(variable);
  }

  void declareWaitGroup(VariableElement variable) {
    declare(variable, 0);
  }

  /** In each round of a loop, a variable would hold another object. */
  private void declare(VariableElement variable, int capacity) {
    if (isDeclared(variable)) {
      throw new NotStraight();
    }
    numbers.put(variable, add(variable.getSimpleName().toString(), capacity));
  }

  boolean isDeclared(VariableElement variable) {
    return numbers.containsKey(variable);
  }

  boolean isChannel(VariableElement variable) {
    return channels.contains(variable);
  }

  /** The number of what a variable holds. */
  int number(VariableElement variable) {
    Integer number = numbers.get(variable);
    if (number == null) {
      throw new NotStraight();
    }
    return number;
  }

  /** A use of the group or of an object is one of the steps. */
  void understand(@Nullable Tree use) {
    if (use != null) {
      understood.add(use);
    }
  }

  /** Whether nothing else is done with the group and the objects anywhere. */
  boolean isAllUnderstood() {
    return (group == null || understood.containsAll(index.uses(group)))
        && numbers.keySet().stream()
            .allMatch(
                object ->
                    understood.containsAll(index.uses(object))
                        && index.channels().aliases(object).isEmpty());
  }

  /** The names, by number. */
  List<String> names() {
    return names;
  }

  /** The capacity of each channel, by number; of a wait group 0. */
  List<Integer> capacities() {
    return capacities;
  }
}
