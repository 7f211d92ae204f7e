package dev.sluice.processor.declaration;

import java.util.function.UnaryOperator;

/**
 * What {@code @Batch} says.
 *
 * @param max how many elements a batch has at most
 * @param millis how long it waits for more after its first element
 * @param place where the annotation stands
 */
public record BatchDeclaration(Located<Integer> max, Located<Long> millis, Place place) {
  /** Reads the annotation. Where a value is missing, the compiler has an error of its own. */
  static BatchDeclaration read(AnnotationReader annotation, UnaryOperator<Place> at) {
    Place place = at.apply(annotation.place());
    return new BatchDeclaration(
        annotation.integer("max").map(it -> it.at(at)).orElseGet(() -> new Located<>(1, place)),
        annotation
            .longInteger("millis")
            .map(it -> it.at(at))
            .orElseGet(() -> new Located<>(0L, place)),
        place);
  }
}
