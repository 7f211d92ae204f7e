package dev.sluice.processor.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/**
 * A cycle that ends by itself: goroutines that reach each other by way of a feedback channel.
 *
 * @param feedback the wires that are closed when nothing is in flight any more
 * @param wires all wires whose values count as in flight: those that lead to a member
 * @param members the goroutines that reach each other
 * @param units the goroutines that count: the members, and those that send to them
 */
public record Cycle(
    List<String> feedback, List<String> wires, List<Unit> members, List<Unit> units) {
  /** Keeps copies of the lists. */
  public Cycle {
    feedback = List.copyOf(feedback);
    wires = List.copyOf(wires);
    members = List.copyOf(members);
    units = List.copyOf(units);
  }

  /**
   * Finds the cycles.
   *
   * @param feedback the names of the feedback wires
   * @param wires the names of all wires that the pipeline makes
   * @param units its goroutines
   * @return the cycles; each feedback wire is in one of them
   */
  static List<Cycle> of(List<String> feedback, List<String> wires, List<Unit> units) {
    List<Cycle> cycles = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String wire : feedback) {
      if (!seen.contains(wire)) {
        Set<Unit> members = members(wire, units);
        List<String> inside = wires.stream().filter(it -> leadsTo(members, it)).toList();
        List<String> closed = feedback.stream().filter(inside::contains).toList();
        seen.addAll(closed);
        List<Unit> counted =
            units.stream()
                .filter(
                    unit ->
                        members.contains(unit) || unit.sends().stream().anyMatch(inside::contains))
                .toList();
        cycles.add(new Cycle(closed, inside, List.copyOf(members), counted));
      }
    }
    return cycles;
  }

  /**
   * Whether a closer counts as in flight: it waits only for goroutines that send into the cycle
   * from outside, and what a stage of the cycle does when it hears of the close is yet to come.
   *
   * @param ending what the closer does
   * @return true if so; a closer that waits for members cannot count, since they wait for the cycle
   */
  public boolean counts(Ending ending) {
    return ending.units().stream().noneMatch(members::contains)
        && ending.actions().stream()
            .anyMatch(
                action -> action.verb() == Ending.Verb.CLOSE && wires.contains(action.channel()));
  }

  /**
   * Where values leave the cycle: as long as one of these channels has a receiver, so has the
   * cycle.
   *
   * @return the wires and ports to which members send; empty where nothing leaves it, or values end
   *     in a stage that is fused into a member and needs no receiver
   */
  public List<String> exits() {
    boolean endsInside =
        members.stream()
            .flatMap(member -> member.stages().stream())
            .anyMatch(stage -> stage.outputs().isEmpty());
    return endsInside
        ? List.of()
        : members.stream()
            .flatMap(member -> member.sends().stream())
            .filter(wire -> !wires.contains(wire))
            .distinct()
            .toList();
  }

  private static boolean leadsTo(Set<Unit> members, String wire) {
    return members.stream().anyMatch(unit -> unit.receives().contains(wire));
  }

  /** The units that are reached from a wire and from which the wire is reached. */
  private static Set<Unit> members(String wire, List<Unit> units) {
    Set<Unit> members = search(wire, units, Unit::receives, Unit::sends);
    members.retainAll(search(wire, units, Unit::sends, Unit::receives));
    return members;
  }

  private static Set<Unit> search(
      String start,
      List<Unit> units,
      Function<Unit, List<String>> entry,
      Function<Unit, List<String>> exit) {
    Set<Unit> found = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>(Set.of(start));
    Queue<String> pending = new ArrayDeque<>(List.of(start));
    while (!pending.isEmpty()) {
      String wire = pending.remove();
      for (Unit unit : units) {
        if (entry.apply(unit).contains(wire) && found.add(unit)) {
          exit.apply(unit).stream().filter(seen::add).forEach(pending::add);
        }
      }
    }
    return found;
  }
}
