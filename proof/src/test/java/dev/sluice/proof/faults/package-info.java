/** Errors at any allocation, exceptions in every hook, interrupts at every step. */
@NullMarked
package dev.sluice.proof.faults;

import org.jspecify.annotations.NullMarked;
