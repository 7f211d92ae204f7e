package dev.sluice.processor.declaration;

/**
 * A value of an annotation together with where it was written.
 *
 * @param value the value
 * @param place its place
 * @param <T> what the value is
 */
public record Located<T>(T value, Place place) {}
