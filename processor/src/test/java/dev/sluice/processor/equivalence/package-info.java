/** Random pipelines, run with stages fused and unfused. */
@NullMarked
package dev.sluice.processor.equivalence;

import org.jspecify.annotations.NullMarked;
