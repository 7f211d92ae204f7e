/**
 * What a pipeline is declared with: {@link dev.sluice.annotation.Pipeline} names it, {@link
 * dev.sluice.annotation.Stage} states what each goroutine receives and sends, and the processor
 * writes the wiring. Every annotation is read at compile time only.
 */
package dev.sluice.annotation;
