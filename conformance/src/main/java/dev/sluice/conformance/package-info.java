/** One test for each rule of Go's goroutines and channels that Java can express. */
@NullMarked
package dev.sluice.conformance;

import org.jspecify.annotations.NullMarked;
