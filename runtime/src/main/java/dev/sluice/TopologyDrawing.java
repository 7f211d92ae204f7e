package dev.sluice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A topology as nodes and arrows: a node for each stage and port, an arrow from every sender of a
 * channel to every receiver of it.
 */
final class TopologyDrawing {
  private record Node(String id, String label, boolean port) {}

  private record Arrow(Node from, Node to, String label) {}

  private final Topology topology;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();

  TopologyDrawing(Topology topology) {
    this.topology = topology;
    Map<String, List<Node>> senders = new LinkedHashMap<>();
    Map<String, List<Node>> receivers = new LinkedHashMap<>();
    for (Topology.Port port : topology.ports()) {
      Node node = node(port.name(), true);
      (port.input() ? senders : receivers)
          .computeIfAbsent(port.name(), name -> new ArrayList<>())
          .add(node);
    }
    for (Topology.Stage stage : topology.stages()) {
      String workers = stage.workers() > 1 ? " ×" + stage.workers() : "";
      Node node = node(stage.name() + workers, false);
      for (String in : stage.in()) {
        receivers.computeIfAbsent(in, name -> new ArrayList<>()).add(node);
      }
      for (String out : stage.out()) {
        senders.computeIfAbsent(out, name -> new ArrayList<>()).add(node);
      }
    }
    senders.forEach(
        (channel, from) -> {
          for (Node sender : from) {
            for (Node receiver : receivers.getOrDefault(channel, List.of())) {
              arrows.add(new Arrow(sender, receiver, label(channel)));
            }
          }
        });
  }

  private Node node(String label, boolean port) {
    Node node = new Node("n" + nodes.size(), label, port);
    nodes.add(node);
    return node;
  }

  /** The channel's name, and the size of its buffer if it has one. */
  private String label(String channel) {
    for (Topology.Channel declared : topology.channels()) {
      if (declared.name().equals(channel) && declared.capacity() != 0) {
        return channel + (declared.capacity() < 0 ? " [∞]" : " [" + declared.capacity() + "]");
      }
    }
    return channel;
  }

  String mermaid() {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    for (Node node : nodes) {
      String label = '"' + node.label().replace("\"", "#quot;") + '"';
      String shape = node.port() ? "([" + label + "])" : "[" + label + "]";
      text.append("  ").append(node.id()).append(shape).append('\n');
    }
    for (Arrow arrow : arrows) {
      text.append("  ").append(arrow.from.id);
      text.append(" -->|\"").append(arrow.label).append("\"| ");
      text.append(arrow.to.id).append("\n");
    }
    return text.toString();
  }

  String dot() {
    StringBuilder text = new StringBuilder();
    text.append("digraph ").append(quoted(topology.name())).append(" {\n  rankdir=LR;\n");
    for (Node node : nodes) {
      String shape = node.port() ? "ellipse" : "box";
      text.append("  ").append(node.id());
      text.append(" [label=").append(quoted(node.label()));
      text.append(", shape=").append(shape).append("];\n");
    }
    for (Arrow arrow : arrows) {
      text.append("  ").append(arrow.from.id).append(" -> ").append(arrow.to.id);
      text.append(" [label=").append(quoted(arrow.label)).append("];\n");
    }
    return text.append("}\n").toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
