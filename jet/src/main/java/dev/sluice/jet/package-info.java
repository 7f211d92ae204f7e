/**
 * Pipelines as jobs of Hazelcast Jet. A pipeline that is annotated with {@code @Distributed} has a
 * generated class {@code <Name>OnJet}, whose {@code submit} gives a {@link dev.sluice.jet.JetRun};
 * its ports are bound to {@link dev.sluice.jet.JetSources} and {@link dev.sluice.jet.JetSinks}.
 *
 * <p>How a job runs: each island of the pipeline runs in one member, or in every member, by the
 * wiring that it has on one machine, within a group of its own. Its channels to the outside are
 * plain channels; a processor of Jet stands at the other end of each: one takes what arrives from
 * the network and sends it to the island, without ever blocking Jet's threads, another receives
 * what the island sends and hands it to the network. Each is a vertex of its own, so that one
 * channel that stands still does not stop another.
 *
 * <p>What members have to tell one another beside elements (that nobody receives from a channel any
 * more, that the sources are to end, what a stage has returned or failed with) goes through an
 * {@code IMap} of the job.
 */
@NullMarked
package dev.sluice.jet;

import org.jspecify.annotations.NullMarked;
