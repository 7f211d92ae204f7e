package dev.sluice.jet;

import com.hazelcast.cluster.Address;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import dev.sluice.SendChannel;
import java.util.Optional;

/**
 * Where the elements of an output port go when the pipeline runs as a job. See {@link JetSinks}. A
 * sink can be used for any number of jobs, but for a {@linkplain JetSinks#channel channel}, which
 * ends with its job.
 *
 * @param <T> the element type
 */
public final class JetSink<T> {
  /**
   * A vertex, and how elements get there.
   *
   * @param vertex makes the processors
   * @param member the only member that takes elements; empty if each takes those that are sent on
   *     it
   */
  record Bound(ProcessorMetaSupplier vertex, Optional<Address> member) {}

  /** Makes the vertex. */
  @FunctionalInterface
  interface Binding {
    Bound bind(Optional<LocalChannels> locals, String port);
  }

  private final Binding binding;
  private final Optional<SendChannel<T>> channel;

  JetSink(Binding binding, Optional<SendChannel<T>> channel) {
    this.binding = binding;
    this.channel = channel;
  }

  /** The vertex for a job; without local channels where only the graph is asked for. */
  Bound bind(Optional<LocalChannels> locals, String port) {
    return binding.bind(locals, port);
  }

  /** The channel of the submitter, if it is one. */
  Optional<SendChannel<T>> channel() {
    return channel;
  }
}
