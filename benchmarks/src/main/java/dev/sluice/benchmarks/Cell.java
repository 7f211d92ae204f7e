package dev.sluice.benchmarks;

/**
 * A row of the table.
 *
 * @param load what is run
 * @param carriers how many threads carry the goroutines; {@link #DEFAULT} leaves that alone
 */
record Cell(Load load, int carriers) {
  static final int DEFAULT = 0;
}
