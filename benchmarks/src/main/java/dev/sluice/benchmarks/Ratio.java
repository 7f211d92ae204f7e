package dev.sluice.benchmarks;

/**
 * How many times as much one measurement is as another.
 *
 * @param median by their medians
 * @param best by their smallest values: what it is when nothing disturbs either
 */
public record Ratio(double median, double best) {}
