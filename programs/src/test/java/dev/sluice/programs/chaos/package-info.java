/**
 * Random pipelines by hand that are interrupted, cancelled, failed and left early at random. Every
 * value is accounted for: it is received once, or stays with its sender, or is told as undelivered.
 */
@NullMarked
package dev.sluice.programs.chaos;

import org.jspecify.annotations.NullMarked;
