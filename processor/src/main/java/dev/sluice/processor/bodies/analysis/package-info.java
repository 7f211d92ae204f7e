/**
 * What the body rules need to know about a class, and nothing about the rules.
 *
 * <p>{@link dev.sluice.processor.bodies.analysis.ClassIndex} says what is in a top-level class and
 * where; {@link dev.sluice.processor.bodies.analysis.ChannelRoots} where a channel goes. {@link
 * dev.sluice.processor.bodies.analysis.BodyWalk} walks each body once for all rules: transfers work
 * out what holds at every place, and each {@link dev.sluice.processor.bodies.analysis.FlowCheck}
 * looks at it.
 */
@NullMarked
package dev.sluice.processor.bodies.analysis;

import org.jspecify.annotations.NullMarked;
