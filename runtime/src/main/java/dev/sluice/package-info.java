/**
 * Goroutines and channels with Go's semantics.
 *
 * <p>Start with {@link dev.sluice.Go#go(Task)}, {@link dev.sluice.Channel} and {@link
 * dev.sluice.Group}.
 */
@NullMarked
package dev.sluice;

import org.jspecify.annotations.NullMarked;
