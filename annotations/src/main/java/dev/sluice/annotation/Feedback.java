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
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface Feedback {}
