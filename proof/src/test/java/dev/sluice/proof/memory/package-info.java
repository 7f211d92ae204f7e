/** What one thread sees of what another has written: the memory model of channels. */
@NullMarked
package dev.sluice.proof.memory;

import org.jspecify.annotations.NullMarked;
