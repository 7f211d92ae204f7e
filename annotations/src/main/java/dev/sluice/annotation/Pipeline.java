package dev.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a pipeline: an interface or class whose methods, or whose {@link #stages}, are the
 * stages. The processor generates {@code <Name>Pipeline} in the same package ({@code
 * Outer_InnerPipeline} for a nested type).
 *
 * <pre>{@code
 * @Pipeline
 * interface Squares {
 *   @Stage(out = "naturals")
 *   static void counter(SendChannel<Integer> out) throws InterruptedException {
 *     for (int x = 0; x < 10; x++) out.send(x);
 *   }
 *
 *   @Stage(in = "naturals")
 *   static void printer(ReceiveChannel<Integer> in) {
 *     for (int v : in) System.out.println(v);
 *   }
 * }
 * }</pre>
 *
 * <p>An abstract method without parameters declares a channel by its return type: {@code
 * Channel<T>} an inner channel, {@code ReceiveChannel<T>} an input port, {@code SendChannel<T>} an
 * output port. A channel that only appears in {@link Stage#in} and {@link Stage#out} is an inner
 * channel; {@link Capacity} says which buffer it has.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Pipeline {
  /**
   * Stage classes, and pipelines that are stages of this one, beside the stage methods of the
   * annotated type itself.
   *
   * @return the classes, in the order in which the generated constructor takes their instances; of
   *     a pipeline, an instance of its generated class
   */
  Class<?>[] stages() default {};

  /**
   * The whole simple name of the generated class.
   *
   * @return the name; empty for {@code <Name>Pipeline}
   */
  String name() default "";
}
