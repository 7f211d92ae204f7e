package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the goroutines of one group do, where all of it is straight-line code over channels and wait
 * groups that nobody else has: a list of steps for each of them.
 *
 * @param goroutines the goroutines; the first of them is the code that opened the group
 * @param names the names of channels and wait groups, by number
 * @param capacities the capacity of each channel, by number; of a wait group 0
 * @param ends whose end is that of a channel, by number of the channel; of most nobody's
 */
public record StraightCode(
    List<Goroutine> goroutines,
    List<String> names,
    List<Integer> capacities,
    Map<Integer, Ends> ends) {
  /** Keeps copies of the collections. */
  public StraightCode {
    goroutines = List.copyOf(goroutines);
    names = List.copyOf(names);
    capacities = List.copyOf(capacities);
    ends = Map.copyOf(ends);
  }

  /** Whose end is that of a channel. */
  Ends ends(int channel) {
    return ends.getOrDefault(channel, Ends.NOBODY);
  }

  /**
   * The goroutines, by number, whose end is that of a channel, as the wiring of a pipeline has it.
   *
   * @param senders when all of them have ended, the channel is closed
   * @param receivers when all of them have ended, the channel is abandoned
   */
  public record Ends(Set<Integer> senders, Set<Integer> receivers) {
    static final Ends NOBODY = new Ends(Set.of(), Set.of());

    /** Keeps copies of the sets. */
    public Ends {
      senders = Set.copyOf(senders);
      receivers = Set.copyOf(receivers);
    }
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
    private final String title;
    private final List<Step> steps = new ArrayList<>();

    Goroutine(String title) {
      this.title = title;
    }

    /** What a message calls it. */
    public String title() {
      return title;
    }

    public List<Step> steps() {
      return steps;
    }

    void add(Step step) {
      steps.add(step);
    }
  }
}
