package dev.sluice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A topology as nodes and arrows: a node for each stage and port, an arrow from every sender of a
 * channel to every receiver of it. A stage that is a pipeline is a frame around its own stages, and
 * its ports are the channels that are bound to them.
 */
final class TopologyDrawing {
  private record Node(String id, String label, boolean port) {}

  private record Arrow(Node from, Node to, String label) {}

  /** A pipeline: its nodes, and the pipelines in it. */
  private record Frame(String id, String label, List<Node> nodes, List<Frame> frames) {}

  /** What sends to a channel and what receives from it. */
  private record Ends(String label, List<Node> senders, List<Node> receivers) {}

  private final Frame root;
  private final List<Arrow> arrows = new ArrayList<>();

  /** The channels, of which an inner one and one of a pipeline inside may have the same name. */
  private final List<Ends> channels = new ArrayList<>();

  private int nodes;
  private int frames;

  TopologyDrawing(Topology topology) {
    root = frame(topology.name());
    Map<String, Ends> ports = new LinkedHashMap<>();
    for (Topology.Port port : topology.ports()) {
      Node node = node(root, port.name(), true);
      Ends ends = ports.computeIfAbsent(port.name(), this::channel);
      (port.input() ? ends.senders() : ends.receivers()).add(node);
    }
    draw(topology, root, ports);
    for (Ends ends : channels) {
      for (Node sender : ends.senders()) {
        for (Node receiver : ends.receivers()) {
          arrows.add(new Arrow(sender, receiver, ends.label()));
        }
      }
    }
  }

  private void draw(Topology topology, Frame frame, Map<String, Ends> ports) {
    Map<String, Ends> known = new HashMap<>(ports);
    for (Topology.Stage stage : topology.stages()) {
      List<Ends> in = stage.in().stream().map(it -> channel(topology, known, it)).toList();
      List<Ends> out = stage.out().stream().map(it -> channel(topology, known, it)).toList();
      String workers = stage.workers() > 1 ? " ×" + stage.workers() : "";
      if (stage.pipeline().isPresent()) {
        Frame inside = frame(stage.name() + workers);
        frame.frames().add(inside);
        draw(stage.pipeline().get(), inside, bound(stage.pipeline().get(), in, out));
      } else {
        Node node = node(frame, stage.name() + workers, false);
        in.forEach(ends -> ends.receivers().add(node));
        out.forEach(ends -> ends.senders().add(node));
      }
    }
  }

  /** The ports of a pipeline inside, in their order, and the channels outside. */
  private static Map<String, Ends> bound(Topology inside, List<Ends> in, List<Ends> out) {
    Map<String, Ends> ports = new HashMap<>();
    int inputs = 0;
    int outputs = 0;
    for (Topology.Port port : inside.ports()) {
      List<Ends> side = port.input() ? in : out;
      int next = port.input() ? inputs++ : outputs++;
      if (next < side.size()) {
        ports.put(port.name(), side.get(next));
      }
    }
    return ports;
  }

  private Ends channel(Topology topology, Map<String, Ends> known, String name) {
    return known.computeIfAbsent(name, it -> channel(label(topology, it)));
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

  /** The channel's name, and the size of its buffer if it has one. */
  private static String label(Topology topology, String channel) {
    for (Topology.Channel declared : topology.channels()) {
      if (declared.name().equals(channel) && declared.capacity() != 0) {
        return channel + (declared.capacity() < 0 ? " [∞]" : " [" + declared.capacity() + "]");
      }
    }
    return channel;
  }

  String mermaid() {
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

  String dot() {
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
