/**
 * What Sluice says: every message of the processor and of the body checks stands in one catalogue.
 * Nothing here prints, and nothing here knows a compiler.
 */
@NullMarked
package dev.sluice.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
