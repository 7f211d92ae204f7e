package dev.sluice.processor.declaration;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * What {@code @Distributed} says.
 *
 * @param place where it stands
 * @param serialized the types for which the cluster has a serializer
 * @param guarantee where a guarantee stands; empty if there is none
 */
public record DistributedDeclaration(
    Place place, List<Located<TypeMirror>> serialized, Optional<Place> guarantee) {
  private static final String NONE = "NONE";

  /** Keeps a copy of the list. */
  public DistributedDeclaration {
    serialized = List.copyOf(serialized);
  }

  /**
   * Reads the annotation.
   *
   * @param type a pipeline
   * @return what it says; empty where the pipeline is not distributed
   */
  static Optional<DistributedDeclaration> read(Element type) {
    return AnnotationReader.on(type, KnownTypes.DISTRIBUTED)
        .map(
            it ->
                new DistributedDeclaration(
                    it.place(),
                    it.classes("serialized"),
                    it.constant("guarantee")
                        .filter(name -> !name.equals(NONE))
                        .map(name -> it.place("guarantee"))));
  }
}
