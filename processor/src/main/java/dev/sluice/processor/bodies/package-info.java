/**
 * Checks what the code of stages and goroutines does: a javac plugin, one class per rule.
 *
 * <p>{@link dev.sluice.processor.bodies.SluicePlugin} is found by javac on the processor path. It
 * looks at attributed trees and uses only the exported {@code com.sun.source} API. A rule reads a
 * {@link dev.sluice.processor.bodies.Source}, the index of one top-level class, and tells a {@link
 * dev.sluice.processor.bodies.Reporter} what it found; only the reporter prints. What holds on
 * every path to a place comes from Flow, where a channel goes from {@link
 * dev.sluice.processor.bodies.Channels}.
 */
@NullMarked
package dev.sluice.processor.bodies;

import org.jspecify.annotations.NullMarked;
