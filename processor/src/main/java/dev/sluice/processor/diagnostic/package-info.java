/**
 * What Sluice says: all wording of the processor and of the body checks, a catalogue for each
 * family of rules. Nothing here prints, and nothing here knows a compiler.
 */
@NullMarked
package dev.sluice.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
