/**
 * The rules about bodies, one class each. No rule knows another; {@link
 * dev.sluice.processor.bodies.rules.BodyRules} lists them.
 */
@NullMarked
package dev.sluice.processor.bodies.rules;

import org.jspecify.annotations.NullMarked;
