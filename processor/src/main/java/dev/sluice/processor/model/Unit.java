package dev.sluice.processor.model;

import java.util.List;

/**
 * What runs in a goroutine of its own: a stage, and the stages that are fused into it.
 *
 * @param name the goroutine's name
 * @param head the stage that begins
 * @param stages the head and what is fused into it
 * @param receives the channels that the head receives from
 * @param sends the channels that any of the stages sends to
 */
public record Unit(
    String name, Stage head, List<Stage> stages, List<String> receives, List<String> sends) {

  /** Keeps copies of the lists. */
  public Unit {
    stages = List.copyOf(stages);
    receives = List.copyOf(receives);
    sends = List.copyOf(sends);
  }

  /**
   * A stage for itself.
   *
   * @param stage the stage
   * @return its unit
   */
  static Unit of(Stage stage) {
    return new Unit(
        stage.name(),
        stage,
        List.of(stage),
        stage.inputs().stream().map(Endpoint::channel).distinct().toList(),
        stage.outputs().stream().map(Endpoint::channel).distinct().toList());
  }

  /**
   * The number of goroutines.
   *
   * @return how many goroutines run the unit
   */
  public int workers() {
    return head.workers();
  }
}
