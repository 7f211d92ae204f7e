/** Tests of the body rules: each on javac, with exact count, line and column. */
@NullMarked
package dev.sluice.processor.bodies;

import org.jspecify.annotations.NullMarked;
