/** Metrics of pipelines, and the context of their callers in every stage, by Micrometer. */
@NullMarked
package dev.sluice.micrometer;

import org.jspecify.annotations.NullMarked;
