package dev.sluice.processor.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a pipeline is spread over the members of a cluster: islands, and the channels that lead from
 * one to another or to the caller. Knows no engine.
 *
 * @param pipeline the pipeline
 * @param islands its islands, in the order of their first stage
 */
public record Distribution(Pipeline pipeline, List<Island> islands) {
  /** Keeps a copy of the list. */
  public Distribution {
    islands = List.copyOf(islands);
  }

  /**
   * Spreads a pipeline.
   *
   * @param pipeline a valid pipeline
   * @return its islands
   */
  public static Distribution of(Pipeline pipeline) {
    return new Distribution(pipeline, new Islands(pipeline).find());
  }

  /**
   * Whether the job continues where it was when a member was lost.
   *
   * @return true if the pipeline has a guarantee
   */
  public boolean isGuaranteed() {
    return isGuaranteed(pipeline);
  }

  static boolean isGuaranteed(Pipeline pipeline) {
    return pipeline.declaration().distribution().flatMap(it -> it.guarantee()).isPresent();
  }

  /**
   * A stage as the pipeline has it: the island of one that is saved by key has one worker.
   *
   * @param stage a stage of an island
   * @return the stage of the pipeline
   */
  public Stage whole(Stage stage) {
    return pipeline.stages().stream()
        .filter(it -> it.name().equals(stage.name()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The property by which elements that come in are spread over the members.
   *
   * @param island the island
   * @param gate where they come in
   * @return the property; empty where any member may get any element
   */
  public Optional<Property> key(Island island, Island.Gate gate) {
    return island.isEverywhere()
        ? island.stages().stream()
            .filter(
                stage -> stage.inputs().stream().anyMatch(it -> it.channel().equals(gate.port())))
            .findFirst()
            .flatMap(stage -> whole(stage).key(gate.channel().type()))
        : Optional.empty();
  }

  /**
   * The island of a stage.
   *
   * @param stage a stage of the pipeline
   * @return the island
   */
  public Island island(Stage stage) {
    return islands.stream()
        .filter(island -> island.stages().stream().anyMatch(it -> it.name().equals(stage.name())))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The channels on which elements cross from one island to another, or come from or go to the
   * caller.
   *
   * @return the channels in the order of the pipeline
   */
  public List<Channel> crossing() {
    return pipeline.channels().stream().filter(this::crosses).toList();
  }

  private boolean crosses(Channel channel) {
    return islands.stream()
        .flatMap(island -> Stream.concat(island.inputs().stream(), island.outputs().stream()))
        .anyMatch(gate -> gate.channel().name().equals(channel.name()));
  }
}
