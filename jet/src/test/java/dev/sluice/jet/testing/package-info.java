/** Helps to test distributed pipelines. */
@org.jspecify.annotations.NullMarked
package dev.sluice.jet.testing;
