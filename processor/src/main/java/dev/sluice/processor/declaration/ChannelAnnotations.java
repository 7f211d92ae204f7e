package dev.sluice.processor.declaration;

import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import java.util.Optional;
import javax.lang.model.element.Element;

/**
 * The annotations that say something about a channel, at one of the places where it is mentioned.
 *
 * @param capacity the buffer's size, and what happens when it is full
 * @param broadcast where {@code @Broadcast} stands
 * @param shared where {@code @Shared} stands
 * @param feedback where {@code @Feedback} stands
 * @param port where {@code @Port} stands
 */
public record ChannelAnnotations(
    Optional<Located<BufferDeclaration>> capacity,
    Optional<Place> broadcast,
    Optional<Place> shared,
    Optional<Place> feedback,
    Optional<Place> port) {
  /** Nothing is said. */
  public static final ChannelAnnotations NONE =
      new ChannelAnnotations(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Reads the marks of a channel method, a parameter or a stage.
   *
   * @param element the element
   * @return its marks
   */
  public static ChannelAnnotations of(Element element) {
    return new ChannelAnnotations(
        AnnotationReader.on(element, KnownTypes.CAPACITY).flatMap(ChannelAnnotations::buffer),
        place(element, KnownTypes.BROADCAST),
        place(element, KnownTypes.SHARED),
        place(element, KnownTypes.FEEDBACK),
        place(element, KnownTypes.PORT));
  }

  /**
   * What says that every receiving stage gets every value.
   *
   * @param place where it is said
   * @return the annotation alone
   */
  public static ChannelAnnotations broadcastAt(Place place) {
    return new ChannelAnnotations(
        Optional.empty(), Optional.of(place), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same marks as seen from a place that refers to them.
   *
   * @param place the place
   * @return marks at that place
   */
  ChannelAnnotations at(Place place) {
    return new ChannelAnnotations(
        capacity.map(written -> new Located<>(written.value(), place)),
        broadcast.map(it -> place),
        shared.map(it -> place),
        feedback.map(it -> place),
        port.map(it -> place));
  }

  /**
   * These annotations, and for what they do not say others.
   *
   * @param other the others
   * @return both
   */
  ChannelAnnotations or(ChannelAnnotations other) {
    return new ChannelAnnotations(
        capacity.or(other::capacity),
        broadcast.or(other::broadcast),
        shared.or(other::shared),
        feedback.or(other::feedback),
        port.or(other::port));
  }

  private static Optional<Located<BufferDeclaration>> buffer(AnnotationReader annotation) {
    WhenFull whenFull =
        annotation.constant("whenFull").map(WhenFull::valueOf).orElse(WhenFull.BLOCK);
    return annotation
        .integer("value")
        .map(it -> new Located<>(new BufferDeclaration(it.value(), whenFull), it.place()));
  }

  private static Optional<Place> place(Element element, String annotation) {
    return AnnotationReader.on(element, annotation).map(AnnotationReader::place);
  }
}
