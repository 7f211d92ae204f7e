package dev.sluice.processor.model;

/** What a stage's signature makes of it. */
public enum Shape {
  /** Receives and sends by itself, in a goroutine of its own. */
  GOROUTINE,
  /** {@code R f(T)}: one value out for each value in. */
  FUNCTION,
  /** {@code Optional<R> f(T)}: at most one value out for each value in. */
  FILTER,
  /** {@code Stream<R> f(T)} or {@code Iterable<R> f(T)}: any number of values out. */
  EXPANDER,
  /** {@code void f(T)}: the line ends. */
  CONSUMER,
  /** {@code void f(T, SendChannel<A>, ...)}: sends what it likes for each value in. */
  EMITTER,
  /** {@code Stream<T> f()} and its like: the line begins. */
  SOURCE;

  /**
   * Whether the stage is called once for each value.
   *
   * @return true for every shape that takes a value
   */
  public boolean takesValue() {
    return switch (this) {
      case FUNCTION, FILTER, EXPANDER, CONSUMER, EMITTER -> true;
      case GOROUTINE, SOURCE -> false;
    };
  }

  /**
   * Whether what the method returns goes to a channel.
   *
   * @return true for the shapes whose {@code out} is bound to the return value
   */
  public boolean returnsValues() {
    return switch (this) {
      case FUNCTION, FILTER, EXPANDER, SOURCE -> true;
      case GOROUTINE, CONSUMER, EMITTER -> false;
    };
  }
}
