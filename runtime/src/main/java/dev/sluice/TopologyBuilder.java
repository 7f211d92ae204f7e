package dev.sluice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Describes a pipeline part by part: its stages, its channels, then its ports. What follows one of
 * them is about that one.
 *
 * <pre>{@code
 * Topology topology =
 *     Topology.of("Words")
 *         .stage("split").in("lines").out("words")
 *         .stage("count").in("words").workers(4)
 *         .channel("words", "String").capacity(16)
 *         .input("lines", "String")
 *         .build();
 * }</pre>
 */
public final class TopologyBuilder {
  /** The capacity of an unbounded channel, as the cycle has it. */
  private static final int UNBOUNDED = -1;

  private final String name;
  private final List<Topology.Stage> stages = new ArrayList<>();
  private final List<Topology.Channel> channels = new ArrayList<>();
  private final List<Topology.Port> ports = new ArrayList<>();

  TopologyBuilder(String name) {
    this.name = name;
  }

  /**
   * Adds a stage: one worker, without channels.
   *
   * @param stage its name
   * @return this
   */
  public TopologyBuilder stage(String stage) {
    stages.add(new Topology.Stage(stage, List.of(), List.of(), 1));
    return this;
  }

  /**
   * Sets what the last stage receives from.
   *
   * @param names the names of channels
   * @return this
   */
  public TopologyBuilder in(String... names) {
    Topology.Stage last = stages.removeLast();
    stages.add(
        new Topology.Stage(
            last.name(), List.of(names), last.out(), last.workers(), last.pipeline()));
    return this;
  }

  /**
   * Sets what the last stage sends to.
   *
   * @param names the names of channels
   * @return this
   */
  public TopologyBuilder out(String... names) {
    Topology.Stage last = stages.removeLast();
    stages.add(
        new Topology.Stage(
            last.name(), last.in(), List.of(names), last.workers(), last.pipeline()));
    return this;
  }

  /**
   * Sets how many goroutines run the last stage.
   *
   * @param workers the number
   * @return this
   */
  public TopologyBuilder workers(int workers) {
    Topology.Stage last = stages.removeLast();
    stages.add(new Topology.Stage(last.name(), last.in(), last.out(), workers, last.pipeline()));
    return this;
  }

  /**
   * Says that the last stage is a pipeline.
   *
   * @param inside how it is wired inside
   * @return this
   */
  public TopologyBuilder pipeline(Topology inside) {
    Topology.Stage last = stages.removeLast();
    stages.add(
        new Topology.Stage(
            last.name(), last.in(), last.out(), last.workers(), Optional.of(inside)));
    return this;
  }

  /**
   * Adds an inner channel, unbuffered.
   *
   * @param channel its name
   * @param elementType its element type, as written in Java
   * @return this
   */
  public TopologyBuilder channel(String channel, String elementType) {
    channels.add(new Topology.Channel(channel, elementType, 0));
    return this;
  }

  /**
   * Sets the size of the last channel's buffer.
   *
   * @param elements the number of elements
   * @return this
   */
  public TopologyBuilder capacity(int elements) {
    Topology.Channel last = channels.removeLast();
    channels.add(new Topology.Channel(last.name(), last.elementType(), elements, last.broadcast()));
    return this;
  }

  /**
   * Says that the last channel has no bound.
   *
   * @return this
   */
  public TopologyBuilder unbounded() {
    return capacity(UNBOUNDED);
  }

  /**
   * Says that every stage that receives from the last channel or port gets every value.
   *
   * @return this
   */
  public TopologyBuilder broadcast() {
    if (ports.isEmpty()) {
      Topology.Channel last = channels.removeLast();
      channels.add(new Topology.Channel(last.name(), last.elementType(), last.capacity(), true));
    } else {
      Topology.Port last = ports.removeLast();
      ports.add(new Topology.Port(last.name(), last.elementType(), last.input(), true));
    }
    return this;
  }

  /**
   * Adds a port that the pipeline receives from.
   *
   * @param port its name
   * @param elementType its element type, as written in Java
   * @return this
   */
  public TopologyBuilder input(String port, String elementType) {
    ports.add(new Topology.Port(port, elementType, true));
    return this;
  }

  /**
   * Adds a port that the pipeline sends to.
   *
   * @param port its name
   * @param elementType its element type, as written in Java
   * @return this
   */
  public TopologyBuilder output(String port, String elementType) {
    ports.add(new Topology.Port(port, elementType, false));
    return this;
  }

  /**
   * The topology.
   *
   * @return what was described
   */
  public Topology build() {
    return new Topology(name, stages, channels, ports);
  }
}
