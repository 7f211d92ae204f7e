/** Operations that do not block, compared with a sequential channel. */
@NullMarked
package dev.sluice.proof.linearizability;

import org.jspecify.annotations.NullMarked;
