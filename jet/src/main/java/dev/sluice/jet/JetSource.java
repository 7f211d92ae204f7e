package dev.sluice.jet;

import com.hazelcast.jet.core.ProcessorMetaSupplier;
import dev.sluice.ReceiveChannel;
import java.util.Optional;

/**
 * Where the elements of an input port come from when the pipeline runs as a job. See {@link
 * JetSources}. A source can be used for any number of jobs, but for a {@linkplain
 * JetSources#channel channel}, which ends with its job.
 *
 * @param <T> the element type
 */
public final class JetSource<T> {
  /** Makes the vertex. */
  @FunctionalInterface
  interface Binding {
    ProcessorMetaSupplier bind(Optional<LocalChannels> locals);
  }

  private final Binding binding;
  private final Optional<ReceiveChannel<T>> channel;

  JetSource(Binding binding, Optional<ReceiveChannel<T>> channel) {
    this.binding = binding;
    this.channel = channel;
  }

  /** The vertex for a job; without local channels where only the graph is asked for. */
  ProcessorMetaSupplier bind(Optional<LocalChannels> locals) {
    return binding.bind(locals);
  }

  /** The channel of the submitter, if it is one. */
  Optional<ReceiveChannel<T>> channel() {
    return channel;
  }
}
