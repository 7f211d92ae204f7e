/**
 * A page that shows what runs: {@code -Dsluice.inspector=7676}, or {@link
 * dev.sluice.inspector.Inspector#start(int)}.
 */
@NullMarked
package dev.sluice.inspector;

import org.jspecify.annotations.NullMarked;
