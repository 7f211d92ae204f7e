package dev.sluice.processor.model;

import dev.sluice.processor.declaration.WrittenNumber;

/** A number of goroutines or elements: known now, or only when the pipeline is made. */
public sealed interface Quantity {
  /**
   * A number that is written.
   *
   * @param number the number
   */
  record Fixed(int number) implements Quantity {}

  /** Without a bound. */
  record Unbounded() implements Quantity {}

  /** As many as the runtime finds to pay. */
  record Adaptive() implements Quantity {}

  /** The number of processors of the machine that runs the pipeline. */
  record Processors() implements Quantity {}

  /**
   * A number that is a parameter of the generated constructor.
   *
   * @param owner the stage or channel whose number it is, behind the names of the stages that are
   *     the pipelines around it
   * @param role what the number is
   */
  record Given(String owner, Role role) implements Quantity {
    /**
     * The number as a pipeline that has this one as a stage knows it.
     *
     * @param stage the stage's name
     * @return the same number, named after the stage as well
     */
    public Given within(String stage) {
      return new Given(stage + " " + owner, role);
    }
  }

  /** What a number that is given says. */
  enum Role {
    /** How many goroutines run a stage. */
    WORKERS("Workers"),
    /** How many elements a channel holds. */
    CAPACITY("Capacity"),
    /** How many elements a batch has at most. */
    MAX("Max");

    private final String suffix;

    Role(String suffix) {
      this.suffix = suffix;
    }

    /**
     * What the name of the parameter ends with.
     *
     * @return such as {@code Workers}
     */
    public String suffix() {
      return suffix;
    }
  }

  /**
   * What a number in an annotation stands for.
   *
   * @param written the number
   * @param owner the stage or channel that it is about
   * @param role what it is
   * @return the quantity
   */
  static Quantity of(int written, String owner, Role role) {
    return switch (written) {
      case WrittenNumber.GIVEN -> new Given(owner, role);
      case WrittenNumber.PROCESSORS -> new Processors();
      default -> new Fixed(written);
    };
  }

  /**
   * The number as a reader of the annotation knows it.
   *
   * @return figures, or the name of the constant
   */
  default String text() {
    return switch (this) {
      case Fixed fixed -> String.valueOf(fixed.number());
      case Processors processors -> "PROCESSORS";
      case Given given -> "GIVEN";
      case Unbounded unbounded -> "unbounded";
      case Adaptive adaptive -> "adaptive";
    };
  }

  /**
   * Whether it is certainly this number.
   *
   * @param number the number
   * @return false also where it is not known yet
   */
  default boolean is(int number) {
    return this instanceof Fixed fixed && fixed.number() == number;
  }
}
