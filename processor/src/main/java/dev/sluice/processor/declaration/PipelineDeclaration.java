package dev.sluice.processor.declaration;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as it was written.
 *
 * @param type the annotated type
 * @param place where {@code @Pipeline} stands
 * @param className the name of the class to generate, if one is given
 * @param stages the stages that are methods of the type, in the order of the source
 * @param named the stages that are named in the annotation, in its order
 * @param channels the channel methods, in the order of the source
 * @param order the methods of the type that are stages or channels, in the order of the source
 * @param cycles pipelines named as stages that include this one, and how
 * @param strays abstract methods of an interface that are neither
 * @param batches where {@code @Batch} stands on a method that is not a stage
 * @param distribution what is said about a cluster, if it also runs on one
 */
public record PipelineDeclaration(
    TypeElement type,
    Place place,
    Optional<Located<String>> className,
    List<StageDeclaration> stages,
    List<NamedStage> named,
    List<ChannelDeclaration> channels,
    List<Element> order,
    List<InclusionCycle> cycles,
    List<ExecutableElement> strays,
    List<Place> batches,
    Optional<DistributedDeclaration> distribution) {

  /** Keeps copies of the lists. */
  public PipelineDeclaration {
    stages = List.copyOf(stages);
    named = List.copyOf(named);
    channels = List.copyOf(channels);
    order = List.copyOf(order);
    cycles = List.copyOf(cycles);
    strays = List.copyOf(strays);
    batches = List.copyOf(batches);
  }

  /**
   * The pipeline's name in reports.
   *
   * @return the type's simple name
   */
  public String name() {
    return type.getSimpleName().toString();
  }

  /** A type is one pipeline: nothing else is compared, for pipelines include others. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PipelineDeclaration declaration && declaration.type.equals(type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }
}
