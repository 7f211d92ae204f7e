/** What of a run is drawn: nodes, frames and edges. Where they lie is computed by the page. */
@NullMarked
package dev.sluice.inspector.picture;

import org.jspecify.annotations.NullMarked;
