package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What the goroutines of one group do, where all of it is straight-line code over local channels
 * and wait groups: a list of steps for each of them.
 *
 * @param goroutines the goroutines; the first of them is the code that opened the group
 * @param names the names of channels and wait groups, by number
 * @param capacities the capacity of each channel, by number; of a wait group 0
 */
public record StraightCode(
    List<Goroutine> goroutines, List<String> names, List<Integer> capacities) {
  /** Keeps copies of the lists. */
  public StraightCode {
    goroutines = List.copyOf(goroutines);
    names = List.copyOf(names);
    capacities = List.copyOf(capacities);
  }

  /** What a step does. */
  public enum Action {
    SEND,
    RECEIVE,
    /** Receives until the channel is closed. */
    RANGE,
    CLOSE,
    START,
    /** Waits for all goroutines that this one has started. */
    CHILDREN,
    /** Waits for all goroutines of the group. */
    JOIN,
    ADD,
    AWAIT,
    /** From here on everything can end. */
    CANCEL
  }

  /**
   * One step.
   *
   * @param action what it does
   * @param object the number of the channel, the wait group, or the goroutine
   * @param amount how much a wait group's counter changes
   * @param tree where it stands
   */
  public record Step(Action action, int object, int amount, Tree tree) {}

  /** A goroutine. Two that do the same are still two. */
  public static final class Goroutine {
    private final String name;
    private final List<Step> steps = new ArrayList<>();

    Goroutine(String name) {
      this.name = name;
    }

    public String name() {
      return name;
    }

    public List<Step> steps() {
      return steps;
    }

    void add(Step step) {
      steps.add(step);
    }
  }
}
