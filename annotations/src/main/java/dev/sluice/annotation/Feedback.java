package dev.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Closes a cycle of stages. The channel is unbounded unless {@link Capacity} bounds it, and the
 * runtime closes it when no value is in flight in the cycle any more and nobody outside can send
 * another.
 *
 * <p>A stage of the cycle is in flight unless it is blocked in a receive from the cycle, or in a
 * select whose cases are all off or receive from the cycle or from a port of {@code Void}. So it
 * may take several values with {@code tryReceive} before it sends what follows from them, keep a
 * backlog that a send case empties, or send when a timer fires. A stage that only ever polls, or
 * keeps a ticker armed, keeps its cycle going for as long as it does that.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface Feedback {}
