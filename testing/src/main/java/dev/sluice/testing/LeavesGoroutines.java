package dev.sluice.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the goroutines that a test, or the tests of a class, may leave behind: {@link
 * GoroutineLeakCheck} ignores them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface LeavesGoroutines {
  /**
   * The names, each a whole name.
   *
   * @return the names; none for every goroutine
   */
  String[] value() default {};
}
