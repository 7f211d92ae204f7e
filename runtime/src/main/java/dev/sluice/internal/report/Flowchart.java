package dev.sluice.internal.report;

import java.util.ArrayList;
import java.util.List;

/** Nodes in frames and arrows between them, and how Mermaid and Graphviz write that. */
public final class Flowchart {
  /** A node; a round one is an end of the chart. */
  record Node(String id, String label, boolean round) {}

  /** A frame around nodes and other frames. */
  record Frame(String id, String label, List<Node> nodes, List<Frame> frames) {}

  /** Where arrows meet: one leads from every node on one side to every node on the other. */
  static final class Junction {
    private final List<Node> from = new ArrayList<>();
    private final List<Target> to = new ArrayList<>();

    private Junction() {}

    void comesFrom(Node node) {
      from.add(node);
    }

    /**
     * Adds a node that arrows lead to.
     *
     * @param label what is written on them
     */
    void leadsTo(Node node, String label) {
      to.add(new Target(node, label));
    }
  }

  /** A node that arrows lead to, and what is written on them. */
  private record Target(Node node, String label) {}

  private record Arrow(Node from, Target to) {}

  private final Frame root;
  private final List<Junction> junctions = new ArrayList<>();
  private int nodes;
  private int frames;

  Flowchart(String title) {
    root = frame(title);
  }

  Frame root() {
    return root;
  }

  Node node(Frame around, String label, boolean round) {
    Node node = new Node("n" + nodes++, label, round);
    around.nodes().add(node);
    return node;
  }

  Frame frame(Frame around, String label) {
    Frame frame = frame(label);
    around.frames().add(frame);
    return frame;
  }

  private Frame frame(String label) {
    return new Frame("p" + frames++, label, new ArrayList<>(), new ArrayList<>());
  }

  Junction junction() {
    Junction junction = new Junction();
    junctions.add(junction);
    return junction;
  }

  private List<Arrow> arrows() {
    List<Arrow> arrows = new ArrayList<>();
    for (Junction junction : junctions) {
      for (Node from : junction.from) {
        junction.to.forEach(to -> arrows.add(new Arrow(from, to)));
      }
    }
    return arrows;
  }

  public String mermaid() {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    mermaid(root, "  ", text);
    for (Arrow arrow : arrows()) {
      text.append("  ").append(arrow.from().id());
      text.append(" -->|").append(entities(arrow.to().label())).append("| ");
      text.append(arrow.to().node().id()).append("\n");
    }
    return text.toString();
  }

  private static void mermaid(Frame frame, String indent, StringBuilder text) {
    for (Node node : frame.nodes()) {
      String label = entities(node.label());
      String shape = node.round() ? "([" + label + "])" : "[" + label + "]";
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
    for (Arrow arrow : arrows()) {
      text.append("  ").append(arrow.from().id()).append(" -> ").append(arrow.to().node().id());
      text.append(" [label=").append(quoted(arrow.to().label())).append("];\n");
    }
    return text.append("}\n").toString();
  }

  private static void dot(Frame frame, String indent, StringBuilder text) {
    for (Node node : frame.nodes()) {
      String shape = node.round() ? "ellipse" : "box";
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
