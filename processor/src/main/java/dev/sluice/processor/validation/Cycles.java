package dev.sluice.processor.validation;

import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/** Cycles in the graph whose nodes are stages and whose edges are channels. */
final class Cycles {
  /**
   * A step along a channel.
   *
   * @param from who sends
   * @param channel the channel
   * @param to who receives
   */
  record Edge(Stage from, Channel channel, Stage to) {}

  private final Map<Stage, List<Edge>> outgoing = new LinkedHashMap<>();

  /** The graph of those channels that satisfy a condition. */
  Cycles(Pipeline pipeline, Predicate<Channel> isEdge) {
    pipeline.stages().forEach(stage -> outgoing.put(stage, new ArrayList<>()));
    for (Channel channel : pipeline.innerChannels()) {
      if (isEdge.test(channel)) {
        for (Channel.End sender : channel.senders()) {
          for (Channel.End receiver : channel.receivers()) {
            outgoing
                .getOrDefault(sender.stage(), new ArrayList<>())
                .add(new Edge(sender.stage(), channel, receiver.stage()));
          }
        }
      }
    }
  }

  /**
   * One shortest cycle for each set of stages that reach each other, starting at the stage that is
   * declared first.
   */
  List<List<Edge>> find() {
    List<List<Edge>> cycles = new ArrayList<>();
    Set<Stage> told = new HashSet<>();
    for (Stage stage : outgoing.keySet()) {
      if (!told.contains(stage)) {
        path(stage, stage)
            .ifPresent(
                cycle -> {
                  cycles.add(cycle);
                  for (Stage other : reachable(stage)) {
                    if (reachable(other).contains(stage)) {
                      told.add(other);
                    }
                  }
                });
      }
    }
    return cycles;
  }

  /** Whether what a stage sends can come back to another, or to itself. */
  boolean leads(Stage from, Stage to) {
    return path(from, to).isPresent();
  }

  /** A shortest path of at least one step. */
  private Optional<List<Edge>> path(Stage from, Stage to) {
    Map<Stage, Edge> arrival = search(from);
    Edge last = arrival.get(to);
    if (last == null) {
      return Optional.empty();
    }
    List<Edge> path = new ArrayList<>();
    for (Edge edge = last;
        edge != null;
        edge = edge.from().equals(from) ? null : arrival.get(edge.from())) {
      path.add(edge);
    }
    Collections.reverse(path);
    return Optional.of(path);
  }

  private Set<Stage> reachable(Stage from) {
    return search(from).keySet();
  }

  /** Breadth first: for each stage that can be reached, the step by which it is reached first. */
  private Map<Stage, Edge> search(Stage from) {
    Map<Stage, Edge> arrival = new LinkedHashMap<>();
    Queue<Stage> pending = new ArrayDeque<>(List.of(from));
    while (!pending.isEmpty()) {
      for (Edge edge : outgoing.getOrDefault(pending.remove(), List.of())) {
        if (arrival.putIfAbsent(edge.to(), edge) == null) {
          pending.add(edge.to());
        }
      }
    }
    return arrival;
  }
}
