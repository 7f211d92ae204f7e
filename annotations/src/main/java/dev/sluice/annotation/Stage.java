package dev.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a stage of a pipeline: a method of a {@link Pipeline} type, or a class that {@link
 * Pipeline#stages} names. That class may be a pipeline itself, whose ports are bound as parameters
 * are: input ports to {@link #in}, output ports to {@link #out}, in the order of their declaration.
 *
 * <p>Names in {@link #in} bind in order to the {@code ReceiveChannel} parameters, names in {@link
 * #out} to the {@code SendChannel} parameters; where they are left out, a parameter's own name is
 * its channel's name. What kind of stage it is follows from the signature alone.
 *
 * <p>A stage ends normally when it returns, or when a send throws because nobody receives any more.
 * With several outputs it goes on while one of them has a receiver: what it sends to another one is
 * dropped, and a select never chooses it. A channel that leads back into a cycle has a receiver as
 * long as something that leaves the cycle has one.
 *
 * <p>Where elements are {@link AutoCloseable}, those that nobody will receive are closed. What a
 * source or an expanding stage returns is closed, if it can be, however the stage ends.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Stage {
  /**
   * The channels that the stage receives from.
   *
   * @return their names, in the order of the parameters; empty for the parameters' own names
   */
  String[] in() default {};

  /**
   * The channels that the stage sends to.
   *
   * @return their names, in the order of the parameters; empty for the parameters' own names
   */
  String[] out() default {};

  /**
   * How many goroutines run the stage. They share its channels; the last one that ends closes them.
   *
   * @return the number of goroutines, at least 1
   */
  int workers() default 1;

  /**
   * Whether the results of several workers leave in the order in which their inputs came. A worker
   * sends them before it returns, or waits for the goroutines that do.
   *
   * @return true to keep the order
   */
  boolean ordered() default false;

  /**
   * Whether a function stage runs in a goroutine of its own instead of in its neighbour's.
   *
   * @return true for a goroutine of its own
   */
  boolean async() default false;

  /**
   * The stage's name in reports.
   *
   * @return the name; empty for the method's name, or the class's with its first letter lowered
   */
  String name() default "";
}
