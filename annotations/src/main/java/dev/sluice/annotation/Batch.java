package dev.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a stage several elements at once. The stage is a function with a parameter of type {@code
 * List<T>}, and its channel carries {@code T}. On the method, or on a stage class.
 *
 * <pre>{@code
 * @Stage(in = "orders", out = "stored")
 * @Batch(max = 100, millis = 200)
 * static List<Receipt> store(List<Order> orders) throws SQLException { ... }
 * }</pre>
 *
 * <p>A batch is never empty. The last one is what is left. The list is a new one each time, and the
 * stage's own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Batch {
  /**
   * For {@link #max}: the number is a parameter of the generated constructor, named after the
   * stage, such as {@code storeMax}.
   */
  int GIVEN = Capacity.GIVEN;

  /**
   * How many elements a batch has at most.
   *
   * @return the number of elements, at least 1; or {@link #GIVEN}
   */
  int max();

  /**
   * How long a batch waits for more after its first element, in milliseconds.
   *
   * @return the time; 0: a batch is what is there
   */
  long millis() default 0;
}
