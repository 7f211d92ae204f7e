/**
 * What the user wrote: elements, annotations and their values, as records. This room reads and
 * never judges: whether a declaration makes sense is for the rules to say.
 */
@NullMarked
package dev.sluice.processor.declaration;

import org.jspecify.annotations.NullMarked;
