/** What the library does while it holds a channel's lock, read from its compiled classes. */
@NullMarked
package dev.sluice.proof.sections;

import org.jspecify.annotations.NullMarked;
