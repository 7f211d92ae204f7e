/**
 * A whole job, as a user would write it: lines of orders are parsed, malformed ones are dropped,
 * and the rest is summed for each customer. It is measured beside what a user would pick instead.
 */
@NullMarked
package dev.sluice.benchmarks.orders;

import org.jspecify.annotations.NullMarked;
