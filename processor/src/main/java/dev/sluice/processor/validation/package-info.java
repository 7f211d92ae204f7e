/**
 * The rules: one small class each. A rule looks at a declaration or at the graph and returns what
 * it finds; it never prints and never looks at another rule. {@link
 * dev.sluice.processor.validation.PipelineAnalyzer} and {@link
 * dev.sluice.processor.validation.SelectAnalyzer} ask them, step by step.
 */
@NullMarked
package dev.sluice.processor.validation;

import org.jspecify.annotations.NullMarked;
