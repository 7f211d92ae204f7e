package dev.sluice.processor.declaration;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * Pipelines that include one another.
 *
 * @param pipelines the pipelines; each names the next one as a stage, and the last one the first
 * @param place where the first one names the second
 */
public record InclusionCycle(List<TypeElement> pipelines, Place place) {
  /** Keeps a copy of the list. */
  public InclusionCycle {
    pipelines = List.copyOf(pipelines);
  }
}
