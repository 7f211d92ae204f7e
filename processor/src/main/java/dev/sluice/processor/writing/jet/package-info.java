/**
 * What is written for Hazelcast Jet: how the islands of a pipeline become vertices of a job. The
 * only room that knows that engine.
 */
@NullMarked
package dev.sluice.processor.writing.jet;

import org.jspecify.annotations.NullMarked;
