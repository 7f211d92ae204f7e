/** Small programs of a few threads on a few channels, and what may become of each. */
@NullMarked
package dev.sluice.proof.stories;

import org.jspecify.annotations.NullMarked;
