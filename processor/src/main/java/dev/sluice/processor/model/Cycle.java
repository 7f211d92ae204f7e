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
 * @param feedback the channels that are closed when nothing is in flight any more
 * @param channels all channels whose values count as in flight: those that lead to a member
 * @param members the goroutines that reach each other
 * @param goroutines the goroutines that count: the members, and those that send to them
 */
public record Cycle(
    List<String> feedback,
    List<String> channels,
    List<GoroutinePlan> members,
    List<GoroutinePlan> goroutines) {
  /** Keeps copies of the lists. */
  public Cycle {
    feedback = List.copyOf(feedback);
    channels = List.copyOf(channels);
    members = List.copyOf(members);
    goroutines = List.copyOf(goroutines);
  }

  /**
   * Finds the cycles.
   *
   * @param feedback the names of the feedback channels
   * @param channels the names of all channels that the pipeline makes
   * @param goroutines its goroutines
   * @return the cycles; each feedback channel is in one of them
   */
  static List<Cycle> of(
      List<String> feedback, List<String> channels, List<GoroutinePlan> goroutines) {
    List<Cycle> cycles = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String channel : feedback) {
      if (!seen.contains(channel)) {
        Set<GoroutinePlan> members = members(channel, goroutines);
        List<String> inside = channels.stream().filter(it -> leadsTo(members, it)).toList();
        List<String> closed = feedback.stream().filter(inside::contains).toList();
        seen.addAll(closed);
        List<GoroutinePlan> counted =
            goroutines.stream()
                .filter(
                    goroutine ->
                        members.contains(goroutine)
                            || goroutine.sends().stream().anyMatch(inside::contains))
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
   * @param completion what the closer does
   * @return true if so; a closer that waits for members cannot count, since they wait for the cycle
   */
  public boolean counts(CompletionAction completion) {
    return completion.goroutines().stream().noneMatch(members::contains)
        && completion.steps().stream()
            .anyMatch(
                step ->
                    step.verb() == CompletionAction.Verb.CLOSE
                        && channels.contains(step.channel()));
  }

  /**
   * Where values leave the cycle: as long as one of these channels has a receiver, so has the
   * cycle.
   *
   * @return the channels and ports to which members send; empty where nothing leaves it, or values
   *     end in a stage that is fused into a member and needs no receiver
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
            .filter(channel -> !channels.contains(channel))
            .distinct()
            .toList();
  }

  private static boolean leadsTo(Set<GoroutinePlan> members, String channel) {
    return members.stream().anyMatch(goroutine -> goroutine.receives().contains(channel));
  }

  /** The goroutines that are reached from a channel and from which the channel is reached. */
  private static Set<GoroutinePlan> members(String channel, List<GoroutinePlan> goroutines) {
    Set<GoroutinePlan> members =
        search(channel, goroutines, GoroutinePlan::receives, GoroutinePlan::sends);
    members.retainAll(search(channel, goroutines, GoroutinePlan::sends, GoroutinePlan::receives));
    return members;
  }

  private static Set<GoroutinePlan> search(
      String start,
      List<GoroutinePlan> goroutines,
      Function<GoroutinePlan, List<String>> entry,
      Function<GoroutinePlan, List<String>> exit) {
    Set<GoroutinePlan> found = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>(Set.of(start));
    Queue<String> pending = new ArrayDeque<>(List.of(start));
    while (!pending.isEmpty()) {
      String channel = pending.remove();
      for (GoroutinePlan goroutine : goroutines) {
        if (entry.apply(goroutine).contains(channel) && found.add(goroutine)) {
          exit.apply(goroutine).stream().filter(seen::add).forEach(pending::add);
        }
      }
    }
    return found;
  }
}
