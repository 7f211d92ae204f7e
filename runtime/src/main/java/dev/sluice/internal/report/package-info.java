/**
 * Deadlocks, stalls, leaks, dumps and drawings. The rooms below do not call what is here: they tell
 * a {@link dev.sluice.internal.channel.RuntimeListener}.
 */
@NullMarked
package dev.sluice.internal.report;

import org.jspecify.annotations.NullMarked;
