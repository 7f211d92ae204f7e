/**
 * Goroutines and channels with Go's semantics.
 *
 * <p>Start with {@link dev.sluice.Go#go(Task)}, {@link dev.sluice.Channel} and {@link
 * dev.sluice.Group}. What is behind them lies in rooms that are not exported, each of which knows
 * those below it and none above: {@code internal.report}, {@code internal.group}, {@code
 * internal.channel}, whose description is the protocol of channels. {@link dev.sluice.generated} is
 * for generated code.
 */
@NullMarked
package dev.sluice;

import org.jspecify.annotations.NullMarked;
