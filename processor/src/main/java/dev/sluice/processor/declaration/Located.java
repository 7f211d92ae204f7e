package dev.sluice.processor.declaration;

import java.util.function.UnaryOperator;

/**
 * A value of an annotation together with where it was written.
 *
 * @param value the value
 * @param place its place
 * @param <T> what the value is
 */
public record Located<T>(T value, Place place) {
  /** The same value, elsewhere. */
  Located<T> at(UnaryOperator<Place> move) {
    return new Located<>(value, move.apply(place));
  }
}
