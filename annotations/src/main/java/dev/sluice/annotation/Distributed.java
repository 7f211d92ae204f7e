package dev.sluice.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@link Pipeline}: the pipeline also runs on a cluster. The processor generates {@code
 * <Name>OnJet} beside {@code <Name>Pipeline}, which stays as it is and needs no cluster. The
 * artifact {@code sluice-jet} has to be on the class path or module path.
 *
 * <pre>{@code
 * @Pipeline
 * @Distributed
 * interface Sales {
 *   ReceiveChannel<String> lines();
 *
 *   SendChannel<Sale> large();
 *
 *   @Stage(in = "lines", out = "large", workers = 8)
 *   static Optional<Sale> parse(String line) { ... }
 * }
 * }</pre>
 *
 * <p>Linked stages without {@code workers} form an island, which runs on one member exactly as it
 * runs on one machine. A stage with {@code workers = n} runs on every member, with n goroutines on
 * each. Only what is sent from one island to another crosses the cluster.
 *
 * <p>An element that crosses members has to be serializable by the cluster: primitives and their
 * boxes, {@code String}, enums, {@code BigDecimal}, {@code LocalDate} and its relatives, arrays,
 * {@code List}, {@code Set} and {@code Map} of them, records of them, and classes that implement
 * {@link java.io.Serializable}. Anything else is a compile-time error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Distributed {
  /**
   * Types for which the cluster has a serializer of its own, configured by you. Elements of these
   * types, and components of elements, are not checked.
   *
   * @return the types
   */
  Class<?>[] serialized() default {};

  /**
   * What is promised when a member of the cluster is lost. A pipeline that cannot keep it is a
   * compile-time error.
   *
   * @return the guarantee
   */
  Guarantee guarantee() default Guarantee.NONE;
}
