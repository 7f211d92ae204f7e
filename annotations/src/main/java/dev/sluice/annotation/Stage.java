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
  /** For {@link #workers}: as many goroutines as the machine has processors at run time. */
  int PROCESSORS = Integer.MIN_VALUE;

  /**
   * For {@link #workers}: the number is a parameter of the generated constructor, named after the
   * stage, such as {@code parseWorkers}.
   */
  int GIVEN = Capacity.GIVEN;

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
   * @return the number of goroutines, at least 1; or {@link #PROCESSORS}, or {@link #GIVEN}
   */
  int workers() default 1;

  /**
   * Whether the results of several workers leave in the order in which their inputs came. A worker
   * sends them before it returns, or waits for the goroutines that do.
   *
   * <p>A stage that receives by itself says that it depends on the order of its elements: the
   * compiler warns where several senders, or workers that are not ordered, lose it.
   *
   * @return true to keep the order
   */
  boolean ordered() default false;

  /**
   * Whether a function stage runs in a goroutine of its own instead of in its neighbour's. Without
   * it a source, with the functions behind it, may also be run by the stage that receives from it:
   * on that one's thread and stack, with its thread-locals and under the locks that it holds when
   * it receives.
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

  /**
   * A property of the elements by which several {@link #workers} share them: elements with equal
   * values go to the same worker, so their order is kept. Each worker has a queue; while it is
   * full, the elements behind wait. Null is a value like any other.
   *
   * <p>For stages that take one element at a time, and for those with {@link Batch}, where it is a
   * property of the single element. Not together with {@link #ordered}.
   *
   * @return the name of a record component, a method without parameters or a field; empty:
   *     whichever worker is free takes the next element
   */
  String by() default "";

  /**
   * The channel for elements for which the stage has failed, each as a {@code dev.sluice.Failed} of
   * the element, or of the whole list with {@link Batch}. The pipeline then goes on with the next
   * element. For stages that take one element at a time.
   *
   * <p>Only an {@code Exception} that the stage's own code throws counts, which includes iterating
   * what it has returned. What other stages and operations on channels throw, {@code
   * InterruptedException} and {@code CancellationException}, errors, and whatever is thrown when
   * the goroutine has been cancelled or interrupted end the pipeline as usual. What a stage had
   * sent before it failed stays sent.
   *
   * <p>The stage goes on when nobody receives from this channel any more; failures are dropped
   * then.
   *
   * @return the channel's name; empty: the first failure ends the pipeline
   */
  String failed() default "";

  /**
   * Whether the stage runs on platform threads of its own, instead of virtual threads: for code
   * that computes for long, or that pins its carrier. They are daemons.
   *
   * @return true for platform threads
   */
  boolean platform() default false;
}
