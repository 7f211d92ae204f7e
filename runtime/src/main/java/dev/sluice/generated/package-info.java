/**
 * What generated pipelines are made of. It is exported for generated code and may change with the
 * processor: programs use {@link dev.sluice}.
 */
@NullMarked
package dev.sluice.generated;

import org.jspecify.annotations.NullMarked;
