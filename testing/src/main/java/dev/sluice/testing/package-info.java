/** Helpers for tests of programs that use goroutines. */
@NullMarked
package dev.sluice.testing;

import org.jspecify.annotations.NullMarked;
