package dev.sluice.processor.declaration;

/**
 * What {@code @Capacity} says.
 *
 * @param capacity the number of elements
 * @param whenFull what a send does when there are so many
 */
public record BufferDeclaration(int capacity, WhenFull whenFull) {
  /** What a send does when the buffer is full. */
  public enum WhenFull {
    /** It waits. */
    BLOCK,
    /** It drops the oldest element. */
    DROP_OLDEST,
    /** It drops what is sent. */
    DROP_NEWEST
  }
}
