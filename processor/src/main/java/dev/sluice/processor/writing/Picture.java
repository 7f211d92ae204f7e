package dev.sluice.processor.writing;

import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a pipeline as text: chains of stages and the channels between them, with the ports in
 * parentheses.
 *
 * <pre>
 * (lines) --> parse x4 --records--> store
 * </pre>
 */
final class Picture {
  private static final int WIDTH = 88;

  /** A step from one node to another. */
  private record Edge(String arrow, String to) {}

  private final Map<String, Deque<Edge>> edges = new LinkedHashMap<>();

  private Picture(Pipeline pipeline) {
    pipeline.ports().forEach(port -> edges.put(node(port), new ArrayDeque<>()));
    pipeline.stages().forEach(stage -> edges.put(node(stage), new ArrayDeque<>()));
    for (Channel channel : pipeline.channels()) {
      switch (channel.role()) {
        case INPUT ->
            channel
                .receivers()
                .forEach(end -> add(node(channel), new Edge(" --> ", node(end.stage()))));
        case OUTPUT ->
            channel
                .senders()
                .forEach(end -> add(node(end.stage()), new Edge(" --> ", node(channel))));
        case INNER ->
            channel
                .senders()
                .forEach(
                    sender ->
                        channel
                            .receivers()
                            .forEach(
                                receiver ->
                                    add(
                                        node(sender.stage()),
                                        new Edge(
                                            " --" + channel.name() + "--> ",
                                            node(receiver.stage())))));
      }
    }
  }

  /** The lines of the picture. */
  static List<String> of(Pipeline pipeline) {
    return new Picture(pipeline).lines();
  }

  private void add(String from, Edge edge) {
    outgoing(from).add(edge);
  }

  private static String node(Stage stage) {
    return stage.hasWorkers() ? stage.name() + " x" + stage.workers().text() : stage.name();
  }

  private static String node(Channel port) {
    return "(" + port.name() + ")";
  }

  /** Each line follows the channels as far as it can, and each channel is drawn once. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<String> drawn = new ArrayList<>();
    for (String start : edges.keySet()) {
      while (hasEdges(start)) {
        StringBuilder line = new StringBuilder(start);
        drawn.add(start);
        String node = start;
        while (hasEdges(node) && (line.length() <= WIDTH || node.equals(start))) {
          Edge edge = outgoing(node).remove();
          line.append(edge.arrow()).append(edge.to());
          node = edge.to();
          drawn.add(node);
        }
        lines.add(line.toString());
      }
    }
    edges.keySet().stream().filter(node -> !drawn.contains(node)).forEach(lines::add);
    return lines;
  }

  private boolean hasEdges(String node) {
    return !outgoing(node).isEmpty();
  }

  private Deque<Edge> outgoing(String node) {
    return edges.computeIfAbsent(node, it -> new ArrayDeque<>());
  }
}
