/**
 * The pipeline as a graph: stages, channels and what binds them, as immutable records. Whatever is
 * here follows from declarations whose signatures are sound; whether the graph makes sense is for
 * the rules to say.
 */
@NullMarked
package dev.sluice.processor.model;

import org.jspecify.annotations.NullMarked;
