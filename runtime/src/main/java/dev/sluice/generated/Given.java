package dev.sluice.generated;

/** Checks the numbers that the constructor of a generated pipeline is given. */
public final class Given {
  /** More goroutines than this in one stage are a mistake. */
  private static final int MOST_WORKERS = 1_000_000;

  private Given() {}

  /**
   * A number of goroutines.
   *
   * @param name the parameter's name
   * @param number the number
   * @return the number
   * @throws IllegalArgumentException if it is below 1, or more than a million
   */
  public static int workers(String name, int number) {
    if (number > MOST_WORKERS) {
      throw new IllegalArgumentException(
          name + " is " + number + ", but a stage has at most " + MOST_WORKERS + " workers");
    }
    return atLeast(1, name, number);
  }

  /**
   * The capacity of a channel.
   *
   * @param name the parameter's name
   * @param number the number of elements
   * @return the number
   * @throws IllegalArgumentException if it is negative
   */
  public static int capacity(String name, int number) {
    return atLeast(0, name, number);
  }

  /**
   * The capacity of a channel that drops elements when it is full.
   *
   * @param name the parameter's name
   * @param number the number of elements
   * @return the number
   * @throws IllegalArgumentException if it is below 1
   */
  public static int buffer(String name, int number) {
    return atLeast(1, name, number);
  }

  /**
   * The size of a batch.
   *
   * @param name the parameter's name
   * @param number the number of elements
   * @return the number
   * @throws IllegalArgumentException if it is below 1
   */
  public static int max(String name, int number) {
    return atLeast(1, name, number);
  }

  private static int atLeast(int least, String name, int number) {
    if (number < least) {
      throw new IllegalArgumentException(
          name + " is " + number + ", but has to be at least " + least);
    }
    return number;
  }
}
