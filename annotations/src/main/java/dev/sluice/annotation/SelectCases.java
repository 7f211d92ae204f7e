package dev.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Generates {@code <Name>Select} ({@code Outer_InnerSelect}) from an interface of channel methods:
 * a select whose cases are a sealed type with one record a channel, for an exhaustive {@code
 * switch}.
 *
 * <pre>{@code
 * @SelectCases
 * interface Progress {
 *   ReceiveChannel<Long> sizes();
 *
 *   SendChannel<Integer> out();
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SelectCases {
  /**
   * Whether the select prefers: of several cases that are ready it does the one that is declared
   * first, instead of any one of them.
   *
   * @return true for the order of declaration
   */
  boolean inOrder() default false;
}
