package dev.sluice.processor.model;

import java.util.List;

/**
 * What runs in a goroutine of its own: a stage and the stages that are fused into it, a broadcast,
 * or the dispatch to the workers of a stage.
 *
 * @param name the goroutine's name
 * @param kind what it does
 * @param workers how many goroutines run it
 * @param stages the stage that begins, then those that are fused into it; empty for a broadcast; of
 *     a dispatch the stage that it is for, which it does not run
 * @param receives the channels that it receives from
 * @param sends the channels that it sends to
 */
public record GoroutinePlan(
    String name,
    Kind kind,
    Quantity workers,
    List<Stage> stages,
    List<String> receives,
    List<String> sends) {
  /** What a goroutine does. */
  public enum Kind {
    /** Runs a stage. */
    STAGES,
    /** Hands every value to several stages. */
    BROADCAST,
    /** Hands every value to one of the workers of a stage, which is its only one. */
    DISPATCH
  }

  /** Keeps copies of the lists. */
  public GoroutinePlan {
    stages = List.copyOf(stages);
    receives = List.copyOf(receives);
    sends = List.copyOf(sends);
  }

  /** By name, which tells them apart: a hash of everything below would be a walk of the graph. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The same, which receives from another channel instead. */
  GoroutinePlan receivingFrom(String channel) {
    return new GoroutinePlan(name, kind, workers, stages, List.of(channel), sends);
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
    return hasWorkers() && runsStage() && head().isOrdered() && !head().outputs().isEmpty();
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
   * Whether the goroutine runs a stage.
   *
   * @return false for a broadcast and for a dispatch
   */
  public boolean runsStage() {
    return kind == Kind.STAGES;
  }

  /**
   * Whether several goroutines may run it.
   *
   * @return false if it is certainly one
   */
  public boolean hasWorkers() {
    return !workers.is(1);
  }

  /**
   * Whether its workers have a queue each.
   *
   * @return true for a stage whose workers share elements by a property
   */
  public boolean isKeyed() {
    return runsStage() && head().isKeyed();
  }

  /**
   * Whether it runs on platform threads.
   *
   * @return true if its stage says so
   */
  public boolean isPlatform() {
    return runsStage() && head().isPlatform();
  }
}
