/** Stories under a scheduler that decides at every access which thread goes on. */
@NullMarked
package dev.sluice.proof.schedules;

import org.jspecify.annotations.NullMarked;
