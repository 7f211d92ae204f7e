package dev.sluice.internal.report;

import dev.sluice.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A topology as nodes and arrows: a node for each stage and port, an arrow from every sender of a
 * channel to every receiver of it. A stage that is a pipeline is a frame around its own stages, and
 * its ports are the channels that are bound to them.
 */
public final class TopologyDrawing {
  private record Node(String id, String label, boolean port) {}

  private record Arrow(Node from, Node to, String label) {}

  /** A pipeline: its nodes, and the pipelines in it. */
  private record Frame(String id, String label, List<Node> nodes, List<Frame> frames) {}

  /** A receiver, and what is written on the arrows that lead to it. */
  private record Receiver(Node node, String label) {}

  /** What sends to a channel and what receives from it. */
  private record Ends(String label, List<Node> senders, List<Receiver> receivers) {}

  /**
   * A channel as a pipeline knows it, which may know it as a port.
   *
   * @param broadcast whether each of those that receive from it there gets every value
   */
  private record Known(Ends ends, boolean broadcast) {
    void receivedBy(Node node) {
      String label = broadcast ? ends.label() + " (broadcast)" : ends.label();
      ends.receivers().add(new Receiver(node, label));
    }

    void sentBy(Node node) {
      ends.senders().add(node);
    }
  }

  private final Frame root;
  private final List<Arrow> arrows = new ArrayList<>();

  /** The channels, of which an inner one and one of a pipeline inside may have the same name. */
  private final List<Ends> channels = new ArrayList<>();

  private int nodes;
  private int frames;

  public TopologyDrawing(Topology topology) {
    root = frame(topology.name());
    Map<String, Known> ports = new HashMap<>();
    for (Topology.Port port : topology.ports()) {
      Node node = node(root, port.name(), true);
      Known known =
          ports.computeIfAbsent(port.name(), it -> new Known(channel(it), port.broadcast()));
      if (port.input()) {
        known.sentBy(node);
      } else {
        known.receivedBy(node);
      }
    }
    draw(topology, root, ports);
    for (Ends ends : channels) {
      for (Node sender : ends.senders()) {
        for (Receiver receiver : ends.receivers()) {
          arrows.add(new Arrow(sender, receiver.node(), receiver.label()));
        }
      }
    }
  }

  private void draw(Topology topology, Frame frame, Map<String, Known> ports) {
    Map<String, Known> known = new HashMap<>(ports);
    for (Topology.Stage stage : topology.stages()) {
      List<Known> in = stage.in().stream().map(it -> known(topology, it, known)).toList();
      List<Known> out = stage.out().stream().map(it -> known(topology, it, known)).toList();
      String workers = stage.workers() > 1 ? " ×" + stage.workers() : "";
      if (stage.pipeline().isPresent()) {
        Frame inside = frame(stage.name() + workers);
        frame.frames().add(inside);
        draw(stage.pipeline().get(), inside, bound(stage.pipeline().get(), in, out));
      } else {
        Node node = node(frame, stage.name() + workers, false);
        in.forEach(it -> it.receivedBy(node));
        out.forEach(it -> it.sentBy(node));
      }
    }
  }

  /** The ports of a pipeline inside, in their order, and the channels outside. */
  private static Map<String, Known> bound(Topology inside, List<Known> in, List<Known> out) {
    Map<String, Known> ports = new HashMap<>();
    int inputs = 0;
    int outputs = 0;
    for (Topology.Port port : inside.ports()) {
      List<Known> side = port.input() ? in : out;
      int next = port.input() ? inputs++ : outputs++;
      if (next < side.size()) {
        Known outside = side.get(next);
        ports.put(port.name(), new Known(outside.ends(), outside.broadcast() || port.broadcast()));
      }
    }
    return ports;
  }

  private Known known(Topology topology, String name, Map<String, Known> known) {
    return known.computeIfAbsent(name, it -> inner(topology, it));
  }

  /** A channel inside; one that nothing describes is drawn all the same. */
  private Known inner(Topology topology, String name) {
    for (Topology.Channel declared : topology.channels()) {
      if (declared.name().equals(name)) {
        return new Known(channel(label(declared)), declared.broadcast());
      }
    }
    return new Known(channel(name), false);
  }

  /** The channel's name, and the size of its buffer if it has one. */
  private static String label(Topology.Channel channel) {
    if (channel.capacity() == 0) {
      return channel.name();
    }
    return channel.name() + (channel.capacity() < 0 ? " [∞]" : " [" + channel.capacity() + "]");
  }

  private Ends channel(String label) {
    Ends ends = new Ends(label, new ArrayList<>(), new ArrayList<>());
    channels.add(ends);
    return ends;
  }

  private Node node(Frame frame, String label, boolean port) {
    Node node = new Node("n" + nodes++, label, port);
    frame.nodes().add(node);
    return node;
  }

  private Frame frame(String label) {
    return new Frame("p" + frames++, label, new ArrayList<>(), new ArrayList<>());
  }

  public String mermaid() {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    mermaid(root, "  ", text);
    for (Arrow arrow : arrows) {
      text.append("  ").append(arrow.from.id);
      text.append(" -->|").append(entities(arrow.label)).append("| ");
      text.append(arrow.to.id).append("\n");
    }
    return text.toString();
  }

  private static void mermaid(Frame frame, String indent, StringBuilder text) {
    for (Node node : frame.nodes()) {
      String label = entities(node.label());
      String shape = node.port() ? "([" + label + "])" : "[" + label + "]";
      text.append(indent).append(node.id()).append(shape).append('\n');
    }
    for (Frame inside : frame.frames()) {
      text.append(indent).append("subgraph ").append(inside.id());
      text.append('[').append(entities(inside.label())).append("]\n");
      mermaid(inside, indent + "  ", text);
      text.append(indent).append("end\n");
    }
  }

  public String dot() {
    StringBuilder text = new StringBuilder();
    text.append("digraph ").append(quoted(root.label())).append(" {\n  rankdir=LR;\n");
    dot(root, "  ", text);
    for (Arrow arrow : arrows) {
      text.append("  ").append(arrow.from.id).append(" -> ").append(arrow.to.id);
      text.append(" [label=").append(quoted(arrow.label)).append("];\n");
    }
    return text.append("}\n").toString();
  }

  private static void dot(Frame frame, String indent, StringBuilder text) {
    for (Node node : frame.nodes()) {
      String shape = node.port() ? "ellipse" : "box";
      text.append(indent).append(node.id());
      text.append(" [label=").append(quoted(node.label()));
      text.append(", shape=").append(shape).append("];\n");
    }
    for (Frame inside : frame.frames()) {
      // Graphviz draws a frame around what is called a cluster.
      text.append(indent).append("subgraph cluster_").append(inside.id()).append(" {\n");
      text.append(indent).append("  label=").append(quoted(inside.label())).append(";\n");
      dot(inside, indent + "  ", text);
      text.append(indent).append("}\n");
    }
  }

  /** For Mermaid: what would end the text, or begin an entity or Markdown, as an entity. */
  private static String entities(String text) {
    return '"'
        + plain(text).replace("#", "#35;").replace("\"", "#quot;").replace("`", "#96;")
        + '"';
  }

  private static String quoted(String text) {
    return '"' + plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A name on one line. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
