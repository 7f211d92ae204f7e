/**
 * Checks what the code of stages and goroutines does: a javac plugin.
 *
 * <p>{@link dev.sluice.processor.bodies.SluicePlugin} is found by javac on the processor path. It
 * looks at attributed trees and uses only the exported {@code com.sun.source} API. The rules are in
 * {@code rules}, one class each; what they need to know is worked out in {@code analysis}.
 */
@NullMarked
package dev.sluice.processor.bodies;

import org.jspecify.annotations.NullMarked;
