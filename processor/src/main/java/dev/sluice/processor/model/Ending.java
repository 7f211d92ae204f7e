package dev.sluice.processor.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is done to channels once certain goroutines have ended: when the last sender ends a channel
 * is closed, when the last receiver ends it is abandoned.
 *
 * @param units what has to end
 * @param actions what is done then
 */
public record Ending(List<Unit> units, List<Action> actions) {
  /**
   * One thing to do.
   *
   * @param verb what to do
   * @param channel with which wire or port
   */
  public record Action(Verb verb, String channel) {}

  /** What can be done to a channel, in the order in which it is done. */
  public enum Verb {
    /** No receiver will come again. */
    ABANDON,
    /** No sender will come again. */
    CLOSE;

    /**
     * The method of the channel.
     *
     * @return its name
     */
    public String method() {
      return this == ABANDON ? "abandon" : "close";
    }
  }

  /** Keeps copies of the lists. */
  public Ending {
    units = List.copyOf(units);
    actions = List.copyOf(actions);
  }

  /**
   * Whether a single goroutine does it on its way out; otherwise a closer waits for all of them.
   *
   * @return true if exactly one goroutine has to end
   */
  public boolean isDirect() {
    return units.size() == 1 && !units.getFirst().hasWorkers();
  }

  /**
   * The endings of a pipeline.
   *
   * @param pipeline the pipeline
   * @param wires the wires that it makes
   * @param units its goroutines
   * @return for each set of goroutines what is done after them
   */
  static List<Ending> of(Pipeline pipeline, List<Wire> wires, List<Unit> units) {
    Map<List<Unit>, List<Action>> actions = new LinkedHashMap<>();
    for (Channel port : pipeline.ports()) {
      if (port.role() == Channel.Role.INPUT) {
        add(actions, units, Unit::receives, new Action(Verb.ABANDON, port.name()));
      } else {
        add(actions, units, Unit::sends, new Action(Verb.CLOSE, port.name()));
      }
    }
    for (Wire wire : wires) {
      // Of the queues of workers each is abandoned by its own worker.
      if (wire.keyed().isEmpty()) {
        add(actions, units, Unit::receives, new Action(Verb.ABANDON, wire.name()));
      }
      // A feedback channel is closed by its cycle.
      if (pipeline.channel(wire.name()).filter(Channel::isFeedback).isEmpty()) {
        add(actions, units, Unit::sends, new Action(Verb.CLOSE, wire.name()));
      }
    }
    List<Ending> endings = new ArrayList<>();
    actions.forEach(
        (ending, todo) ->
            endings.add(
                new Ending(
                    ending, todo.stream().sorted(Comparator.comparing(Action::verb)).toList())));
    return endings;
  }

  private static void add(
      Map<List<Unit>, List<Action>> actions,
      List<Unit> units,
      Function<Unit, List<String>> wires,
      Action action) {
    List<Unit> holders =
        units.stream().filter(unit -> wires.apply(unit).contains(action.channel())).toList();
    if (!holders.isEmpty()) {
      actions.computeIfAbsent(holders, it -> new ArrayList<>()).add(action);
    }
  }
}
