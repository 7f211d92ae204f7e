package dev.sluice.internal.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipeline in a flowchart: a node for each stage and port, an arrow from every sender of a
 * channel to every receiver of it. A stage that is a pipeline is a frame around its own stages, and
 * its ports are the channels that are bound to them.
 *
 * <p>A pipeline is drawn part by part: its ports, its channels, then its stages.
 */
public final class PipelineDrawing {
  /**
   * A channel as a pipeline knows it, which may know it as a port.
   *
   * @param broadcast whether each of those that receive from it there gets every value
   */
  private record Known(String label, Flowchart.Junction junction, boolean broadcast) {
    void receivedBy(Flowchart.Node node) {
      junction.leadsTo(node, broadcast ? label + " (broadcast)" : label);
    }

    void sentBy(Flowchart.Node node) {
      junction.comesFrom(node);
    }

    Known asPort(boolean broadcastInside) {
      return new Known(label, junction, broadcast || broadcastInside);
    }
  }

  /** An inner channel that may be drawn. */
  private record Declared(String label, boolean broadcast) {}

  private final Flowchart chart;
  private final Flowchart.Frame frame;

  /** Whether it is a stage, the channels of which are its ports. */
  private final boolean inside;

  /** What the next input ports are bound to. */
  private final List<Known> in;

  /** What the next output ports are bound to. */
  private final List<Known> out;

  private final Map<String, Declared> declared = new HashMap<>();
  private final Map<String, Known> known = new HashMap<>();

  private PipelineDrawing(
      Flowchart chart, Flowchart.Frame frame, boolean inside, List<Known> in, List<Known> out) {
    this.chart = chart;
    this.frame = frame;
    this.inside = inside;
    this.in = in;
    this.out = out;
  }

  /** A pipeline that is in no other one. */
  public static PipelineDrawing of(String name) {
    Flowchart chart = new Flowchart(name);
    return new PipelineDrawing(chart, chart.root(), false, List.of(), List.of());
  }

  /** What is drawn. */
  public Flowchart chart() {
    return chart;
  }

  /** Adds a port. */
  public void port(String name, boolean input, boolean broadcast) {
    if (inside) {
      bind(name, input ? in : out, broadcast);
    } else {
      draw(name, input, broadcast);
    }
  }

  private void bind(String port, List<Known> side, boolean broadcast) {
    if (!side.isEmpty()) {
      known.put(port, side.removeFirst().asPort(broadcast));
    }
  }

  private void draw(String port, boolean input, boolean broadcast) {
    Flowchart.Node node = chart.node(frame, port, true);
    Known channel = known.computeIfAbsent(port, it -> known(it, broadcast));
    if (input) {
      channel.sentBy(node);
    } else {
      channel.receivedBy(node);
    }
  }

  /** Describes an inner channel, which is drawn where a stage has it. */
  public void channel(String name, int capacity, boolean broadcast) {
    declared.putIfAbsent(name, new Declared(label(name, capacity), broadcast));
  }

  /** The channel's name, and the size of its buffer if it has one. */
  private static String label(String name, int capacity) {
    if (capacity == 0) {
      return name;
    }
    return name + (capacity < 0 ? " [∞]" : " [" + capacity + "]");
  }

  /** Adds a stage. */
  public void stage(String name, int workers, List<String> from, List<String> to) {
    List<Known> received = known(from);
    List<Known> sent = known(to);
    Flowchart.Node node = chart.node(frame, times(name, workers), false);
    received.forEach(it -> it.receivedBy(node));
    sent.forEach(it -> it.sentBy(node));
  }

  /** Adds a stage that is a pipeline; returns that one, to be drawn. */
  public PipelineDrawing pipeline(String name, int workers, List<String> from, List<String> to) {
    List<Known> received = known(from);
    List<Known> sent = known(to);
    Flowchart.Frame around = chart.frame(frame, times(name, workers));
    return new PipelineDrawing(chart, around, true, received, sent);
  }

  private static String times(String stage, int workers) {
    return workers > 1 ? stage + " ×" + workers : stage;
  }

  private List<Known> known(List<String> names) {
    return new ArrayList<>(
        names.stream().map(it -> known.computeIfAbsent(it, this::inner)).toList());
  }

  /** A channel inside; one that nothing describes is drawn all the same. */
  private Known inner(String name) {
    Declared channel = declared.get(name);
    return channel == null ? known(name, false) : known(channel.label(), channel.broadcast());
  }

  private Known known(String label, boolean broadcast) {
    return new Known(label, chart.junction(), broadcast);
  }
}
