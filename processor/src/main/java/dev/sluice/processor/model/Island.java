package dev.sluice.processor.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a pipeline that runs within one process: on one member of a cluster, or on every member
 * alike. Within it, stages are wired as on one machine.
 *
 * @param isEverywhere whether each member runs it; otherwise one does
 * @param part its stages as a pipeline, whose ports are the channels that lead out of it
 * @param inputs where elements come in
 * @param outputs where elements leave
 */
public record Island(boolean isEverywhere, Pipeline part, List<Gate> inputs, List<Gate> outputs) {
  /** How many stages a name spells out. */
  private static final int MOST_NAMES = 3;

  /**
   * A port of the island.
   *
   * @param port its name within the part
   * @param channel the channel of the whole pipeline; the port has its name, unless elements both
   *     leave the island on the channel and come back to it
   */
  public record Gate(String port, Channel channel) {}

  /** Keeps copies of the lists. */
  public Island {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * The stages.
   *
   * @return the stages in the order of their declaration
   */
  public List<Stage> stages() {
    return part.stages();
  }

  /**
   * What the island is called, which no other island of the pipeline is.
   *
   * @return {@code read + total}, by its stages
   */
  public String name() {
    int more = stages().size() - MOST_NAMES;
    return stages().stream().limit(MOST_NAMES).map(Stage::name).collect(Collectors.joining(" + "))
        + (more > 0 ? " + " + more + " more" : "");
  }
}
