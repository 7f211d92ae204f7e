/**
 * Tools that search the channels for faults, each of which has to find faults put in on purpose.
 */
@NullMarked
package dev.sluice.proof;

import org.jspecify.annotations.NullMarked;
