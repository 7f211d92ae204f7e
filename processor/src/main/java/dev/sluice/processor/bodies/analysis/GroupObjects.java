package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * The channels and wait groups that the code of a group declares, each with a number, and which of
 * their uses are accounted for.
 */
final class GroupObjects {
  private final ClassIndex index;
  private final VariableElement group;
  private final Map<VariableElement, Integer> numbers = new LinkedHashMap<>();
  private final Map<VariableElement, Integer> capacities = new HashMap<>();
  private final Set<Tree> understood = new HashSet<>();

  GroupObjects(ClassIndex index, VariableElement group) {
    this.index = index;
    this.group = group;
  }

  boolean isGroup(@Nullable VariableElement variable) {
    return group.equals(variable);
  }

  void declareChannel(VariableElement variable, int capacity) {
    declare(variable);
    capacities.put(variable, capacity);
  }

  void declareWaitGroup(VariableElement variable) {
    declare(variable);
  }

  /** In each round of a loop, a variable would hold another object. */
  private void declare(VariableElement variable) {
    if (isDeclared(variable)) {
      throw new NotStraight();
    }
    numbers.put(variable, numbers.size());
  }

  boolean isDeclared(VariableElement variable) {
    return numbers.containsKey(variable);
  }

  boolean isChannel(VariableElement variable) {
    return capacities.containsKey(variable);
  }

  /** The number of something declared. */
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

  /** Whether nothing else is done with the group and its objects anywhere. */
  boolean isAllUnderstood() {
    return understood.containsAll(index.uses(group))
        && numbers.keySet().stream()
            .allMatch(
                object ->
                    understood.containsAll(index.uses(object))
                        && index.channels().aliases(object).isEmpty());
  }

  /** The names, by number. */
  List<String> names() {
    return numbers.keySet().stream().map(each -> each.getSimpleName().toString()).toList();
  }

  /** The capacity of each channel, by number; of a wait group 0. */
  List<Integer> capacities() {
    return numbers.keySet().stream().map(each -> capacities.getOrDefault(each, 0)).toList();
  }
}
