package dev.sluice;

import dev.sluice.internal.report.Flowchart;
import dev.sluice.internal.report.PipelineDrawing;
import java.util.List;
import java.util.Optional;

/**
 * How a pipeline is wired: what the generated class says of itself.
 *
 * @param name the pipeline's name
 * @param stages its stages, in the order in which they are declared
 * @param channels its inner channels
 * @param ports the channels that the caller supplies
 */
public record Topology(String name, List<Stage> stages, List<Channel> channels, List<Port> ports) {
  /**
   * A topology; the lists are copied.
   *
   * @param name the pipeline's name
   * @param stages its stages
   * @param channels its inner channels
   * @param ports the channels that the caller supplies
   */
  public Topology {
    stages = List.copyOf(stages);
    channels = List.copyOf(channels);
    ports = List.copyOf(ports);
  }

  /**
   * Begins the description of a pipeline.
   *
   * @param name the pipeline's name
   * @return a builder, to which its parts are added
   */
  public static TopologyBuilder of(String name) {
    return new TopologyBuilder(name);
  }

  /**
   * A stage.
   *
   * @param name its name
   * @param in the names of the channels that it receives from
   * @param out the names of the channels that it sends to
   * @param workers how many goroutines run it
   * @param pipeline how the stage is wired inside, if it is a pipeline: its input ports are bound
   *     in order to {@code in}, its output ports to {@code out}
   */
  public record Stage(
      String name, List<String> in, List<String> out, int workers, Optional<Topology> pipeline) {
    /**
     * A stage; the lists are copied.
     *
     * @param name its name
     * @param in the names of the channels that it receives from
     * @param out the names of the channels that it sends to
     * @param workers how many goroutines run it
     * @param pipeline how it is wired inside, if it is a pipeline
     */
    public Stage {
      in = List.copyOf(in);
      out = List.copyOf(out);
    }

    /**
     * A stage that is not a pipeline.
     *
     * @param name its name
     * @param in the names of the channels that it receives from
     * @param out the names of the channels that it sends to
     * @param workers how many goroutines run it
     */
    public Stage(String name, List<String> in, List<String> out, int workers) {
      this(name, in, out, workers, Optional.empty());
    }

    /**
     * A stage that is a pipeline.
     *
     * @param name its name
     * @param in the names of the channels that are its input ports
     * @param out the names of the channels that are its output ports
     * @param workers how many runs of it there are
     * @param pipeline how it is wired inside
     */
    public Stage(String name, List<String> in, List<String> out, int workers, Topology pipeline) {
      this(name, in, out, workers, Optional.of(pipeline));
    }
  }

  /**
   * An inner channel.
   *
   * @param name its name
   * @param elementType its element type, as written in Java
   * @param capacity the declared size of its buffer, in elements; 0 if it is unbuffered or the
   *     runtime chooses the buffer, -1 if unbounded
   * @param broadcast whether every stage that receives from it gets every value; otherwise each
   *     value goes to one of them
   */
  public record Channel(String name, String elementType, int capacity, boolean broadcast) {
    /**
     * A channel that gives each value to one receiver.
     *
     * @param name its name
     * @param elementType its element type, as written in Java
     * @param capacity the declared size of its buffer, in elements; 0 if it is unbuffered or the
     *     runtime chooses the buffer, -1 if unbounded
     */
    public Channel(String name, String elementType, int capacity) {
      this(name, elementType, capacity, false);
    }
  }

  /**
   * A channel that the caller supplies.
   *
   * @param name its name
   * @param elementType its element type, as written in Java
   * @param input whether the pipeline receives from it; otherwise it sends to it
   * @param broadcast whether every stage that receives from it gets every value; otherwise each
   *     value goes to one of them
   */
  public record Port(String name, String elementType, boolean input, boolean broadcast) {
    /**
     * A port that gives each value to one receiver.
     *
     * @param name its name
     * @param elementType its element type, as written in Java
     * @param input whether the pipeline receives from it; otherwise it sends to it
     */
    public Port(String name, String elementType, boolean input) {
      this(name, elementType, input, false);
    }
  }

  /**
   * Draws the pipeline in the language of Mermaid flowcharts.
   *
   * @return the text of the flowchart
   */
  public String toMermaid() {
    return chart().mermaid();
  }

  /**
   * Draws the pipeline in Graphviz's language.
   *
   * @return the text of the digraph
   */
  public String toDot() {
    return chart().dot();
  }

  private Flowchart chart() {
    PipelineDrawing drawing = PipelineDrawing.of(name);
    addTo(drawing);
    return drawing.chart();
  }

  private void addTo(PipelineDrawing drawing) {
    ports.forEach(it -> drawing.port(it.name(), it.input(), it.broadcast()));
    channels.forEach(it -> drawing.channel(it.name(), it.capacity(), it.broadcast()));
    for (Stage stage : stages) {
      if (stage.pipeline().isPresent()) {
        Topology inside = stage.pipeline().get();
        inside.addTo(drawing.pipeline(stage.name(), stage.workers(), stage.in(), stage.out()));
      } else {
        drawing.stage(stage.name(), stage.workers(), stage.in(), stage.out());
      }
    }
  }
}
