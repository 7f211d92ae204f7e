/** What runs, sampled: live runs and those that have ended, with rates and bottlenecks. */
@NullMarked
package dev.sluice.inspector.watch;

import org.jspecify.annotations.NullMarked;
