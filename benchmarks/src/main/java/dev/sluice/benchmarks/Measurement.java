package dev.sluice.benchmarks;

import java.util.List;

/**
 * A median and its spread.
 *
 * @param median of all values
 * @param least the smallest value
 * @param greatest the greatest value
 */
public record Measurement(double median, double least, double greatest) {
  /**
   * Sums values up.
   *
   * @param values at least one, in any order
   */
  public static Measurement of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Measurement(median, sorted.getFirst(), sorted.getLast());
  }

  /** How many times as much as another this one is. */
  public Ratio over(Measurement other) {
    return new Ratio(median / other.median, least / other.least);
  }

  /** This one times a number. */
  Measurement times(double factor) {
    return new Measurement(median * factor, least * factor, greatest * factor);
  }
}
