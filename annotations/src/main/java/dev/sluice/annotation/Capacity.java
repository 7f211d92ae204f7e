package dev.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a channel a buffer: a sender blocks only while that many values wait to be received.
 * Without it a channel between two goroutine stages is unbuffered, and each send waits for its
 * receive; where an end is a loop that the generator writes, the runtime chooses the buffer, of
 * 1,024 elements at most, and adapts it. A capacity of 0 is always a rendezvous.
 *
 * <p>On a channel method, on a parameter that is bound to the channel, or on a function stage,
 * where it means the channel that the stage sends to.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface Capacity {
  /**
   * For {@link #value}: the capacity is a parameter of the generated constructor, named after the
   * channel, such as {@code linesCapacity}.
   */
  int GIVEN = Integer.MIN_VALUE + 1;

  /**
   * The number of elements that the channel holds.
   *
   * @return the capacity, in elements; 0 is unbuffered; or {@link #GIVEN}
   */
  int value();

  /**
   * What a send does when the buffer is full.
   *
   * @return whether it blocks, or which element is dropped
   */
  WhenFull whenFull() default WhenFull.BLOCK;
}
