package dev.sluice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The channels that the caller of a pipeline has supplied. When a run fails or is cancelled they
 * end as well, so that nobody outside waits for ever: what the pipeline sends to {@linkplain
 * SendChannel#fail fails}, what it receives from is {@linkplain ReceiveChannel#abandon abandoned}.
 * When a run ends normally the wiring has closed and abandoned them before.
 */
public final class Ports {
  private final List<ReceiveChannel<?>> inputs = new ArrayList<>(2);
  private final List<SendChannel<?>> outputs = new ArrayList<>(2);

  /** All of them, in the order in which they are declared. */
  private final List<PortState> states = new ArrayList<>(2);

  /** No ports yet. */
  public Ports() {}

  /**
   * Adds a channel that the pipeline receives from.
   *
   * @param port the channel
   * @return this
   */
  public Ports input(ReceiveChannel<?> port) {
    inputs.add(Objects.requireNonNull(port, "port"));
    states.add(PortState.of(port));
    return this;
  }

  /**
   * Adds a channel that the pipeline sends to.
   *
   * @param port the channel
   * @return this
   */
  public Ports output(SendChannel<?> port) {
    outputs.add(Objects.requireNonNull(port, "port"));
    states.add(PortState.of(port));
    return this;
  }

  /**
   * Opens the group of a pipeline with these ports, for whose end the caller waits.
   *
   * @param name the name of the pipeline
   * @param topology how it is wired; asked for when somebody looks at the run
   * @return the group
   */
  public Group open(String name, Supplier<Topology> topology) {
    return Group.open(Run.ofPipeline(name, topology, this));
  }

  /**
   * A wiring that ends these ports if the run fails or is cancelled, even before it has begun.
   *
   * @param wiring what runs the pipeline
   * @param <R> the type of the result
   * @return the wiring
   */
  public <R extends @Nullable Object> Wiring<R> endedBy(Wiring<R> wiring) {
    return new Ported<>(this, wiring);
  }

  /** A wiring with ports. */
  private record Ported<R extends @Nullable Object>(Ports ports, Wiring<R> wiring)
      implements Wiring<R> {
    @Override
    public @Nullable R run(Group group) throws Exception {
      return wiring.run(group);
    }

    @Override
    public void drained() {
      ports.drain();
    }

    @Override
    public void failed(Throwable reason) {
      ports.fail(reason);
    }
  }

  /** The ports of a wiring, or null. */
  static @Nullable Ports of(Wiring<?> wiring) {
    return wiring instanceof Ported<?> ported ? ported.ports : null;
  }

  // What is asked of a run.

  /** The run begins: what was sent before does not count. */
  void begin() {
    states.forEach(PortState::begin);
  }

  /** The run is drained: what the inputs hold is received, and nobody sends to them any more. */
  void drain() {
    for (ReceiveChannel<?> input : inputs) {
      if (!(input instanceof Lent.Input<?>)
          && Views.core(input) instanceof AbstractChannel<?> one) {
        one.refuseSenders();
      }
    }
  }

  /** The ports as they are now, by the names that the topology gives them. */
  List<ChannelState> states(Topology topology) {
    List<ChannelState> named = new ArrayList<>();
    for (int i = 0; i < Math.min(states.size(), topology.ports().size()); i++) {
      named.add(states.get(i).state(topology.ports().get(i).name()));
    }
    return named;
  }

  /** How many values the run has received from an input; null if there is no such port. */
  @Nullable Long received(Topology topology, String port) {
    PortState state = named(topology, port);
    return state == null ? null : state.received();
  }

  /** How many values the run has sent to an output; null if there is no such port. */
  @Nullable Long sent(Topology topology, String port) {
    PortState state = named(topology, port);
    return state == null ? null : state.sent();
  }

  private @Nullable PortState named(Topology topology, String port) {
    for (int i = 0; i < Math.min(states.size(), topology.ports().size()); i++) {
      if (topology.ports().get(i).name().equals(port)) {
        return states.get(i);
      }
    }
    return null;
  }

  /**
   * Ends the ports of a run that has failed or was cancelled. To be called when all goroutines of
   * the pipeline have ended. Ports that are over already stay as they are.
   *
   * @param reason what the run throws
   */
  public void fail(Throwable reason) {
    Throwable cause = reason;
    if (reason instanceof InterruptedException) {
      cause = new CancellationException("the pipeline was cancelled");
      cause.initCause(reason);
    }
    for (SendChannel<?> output : outputs) {
      try {
        output.fail(cause);
      } catch (IllegalStateException e) {
        // It was closed, by the pipeline itself or by its owner, or it is nil.
      } catch (RuntimeException e) {
        reason.addSuppressed(e);
      }
    }
    for (ReceiveChannel<?> input : inputs) {
      if (!(input instanceof Lent.Input<?>)) {
        try {
          input.abandon();
        } catch (RuntimeException e) {
          reason.addSuppressed(e);
        }
      }
    }
  }
}
