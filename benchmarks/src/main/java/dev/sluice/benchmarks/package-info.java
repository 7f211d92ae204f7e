/**
 * Sluice beside Go and the channels and queues of the JVM.
 *
 * <p>{@link dev.sluice.benchmarks.Workload} names the shapes, {@link dev.sluice.benchmarks.Library}
 * is what each peer implements, {@link dev.sluice.benchmarks.Plan} chooses what is measured, {@link
 * dev.sluice.benchmarks.Main} measures it and {@link dev.sluice.benchmarks.Report} writes it down.
 */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
