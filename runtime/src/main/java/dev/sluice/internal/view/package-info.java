/**
 * The one view of what runs, which the artifacts of this library read: JFR events, the inspector,
 * the metrics. It is not for programs.
 *
 * <p>A run registers itself here when it begins, and says so when it ends; what it knows of its
 * stages and channels is put together only when it is asked.
 */
@NullMarked
package dev.sluice.internal.view;

import org.jspecify.annotations.NullMarked;
