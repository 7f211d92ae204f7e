/**
 * Whole programs that search for unfriendly schedules; each runs in a virtual machine of its own.
 */
@NullMarked
package dev.sluice.programs;

import org.jspecify.annotations.NullMarked;
