package dev.sluice.processor.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a pipeline runs: which goroutines there are, which channels between them, and what happens
 * when they end.
 *
 * @param pipeline the pipeline
 * @param units the goroutines, in the order of their first stage
 * @param channels the inner channels that are made; the others vanish between fused stages
 * @param endings what is done when goroutines end
 */
public record Plan(
    Pipeline pipeline, List<Unit> units, List<Channel> channels, List<Ending> endings) {

  /** Keeps copies of the lists. */
  public Plan {
    units = List.copyOf(units);
    channels = List.copyOf(channels);
    endings = List.copyOf(endings);
  }

  /**
   * Plans a pipeline.
   *
   * @param pipeline a valid pipeline
   * @return how it runs
   */
  public static Plan of(Pipeline pipeline) {
    List<Unit> units = pipeline.stages().stream().map(Unit::of).toList();
    return new Plan(pipeline, units, pipeline.innerChannels(), Ending.of(pipeline, units));
  }

  /**
   * The endings that wait for a unit.
   *
   * @param unit the unit
   * @return the endings, the direct one first
   */
  public List<Ending> endings(Unit unit) {
    Stream<Ending> mine = endings.stream().filter(ending -> ending.units().contains(unit));
    return mine.sorted((a, b) -> Boolean.compare(b.isDirect(), a.isDirect())).toList();
  }

  /**
   * The units that contribute to the pipeline's result.
   *
   * @return the units in order
   */
  public List<Unit> results() {
    return units.stream().filter(unit -> unit.head().result().isPresent()).toList();
  }
}
