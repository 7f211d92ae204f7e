package dev.sluice.processor.model;

import java.util.List;

/**
 * What runs in a goroutine of its own: a stage and the stages that are fused into it, or a
 * broadcast, which has no stage.
 *
 * @param name the goroutine's name
 * @param workers how many goroutines run it
 * @param stages the stage that begins, then those that are fused into it; empty for a broadcast
 * @param receives the wires that it receives from
 * @param sends the wires that it sends to
 */
public record Unit(
    String name, int workers, List<Stage> stages, List<String> receives, List<String> sends) {

  /** Keeps copies of the lists. */
  public Unit {
    stages = List.copyOf(stages);
    receives = List.copyOf(receives);
    sends = List.copyOf(sends);
  }

  /** By name, which tells them apart: a hash of everything below would be a walk of the graph. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /**
   * The stage that begins.
   *
   * @return the first stage
   */
  public Stage head() {
    return stages.getFirst();
  }

  /**
   * Whether several workers' results are to leave in the order of their inputs.
   *
   * @return true for an ordered stage with several workers and an output
   */
  public boolean isOrdered() {
    return workers > 1 && !sends.isEmpty() && !isBroadcast() && head().isOrdered();
  }

  /**
   * Whether several workers' results are to leave in order, to several outputs.
   *
   * @return true for an ordered emitter with several outputs
   */
  public boolean isOrderedToSeveral() {
    return isOrdered() && head().outputs().size() > 1;
  }

  /**
   * Whether the unit hands every value to several stages and runs no stage itself.
   *
   * @return true for a broadcast
   */
  public boolean isBroadcast() {
    return stages.isEmpty();
  }
}
