/**
 * What a group is: its tasks and the goroutines that run them, its life, its failures, its
 * channels, and the pipelines that run in one.
 *
 * <p>The locks here are locks of {@code java.util.concurrent}; the description of {@link
 * dev.sluice.internal.channel} says what may be done with which lock held.
 */
@NullMarked
package dev.sluice.internal.group;

import org.jspecify.annotations.NullMarked;
