package dev.sluice.internal.group;

import dev.sluice.ChannelState;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.internal.channel.AbstractChannel;
import dev.sluice.internal.channel.BorrowedReceives;
import dev.sluice.internal.channel.PortState;
import dev.sluice.internal.channel.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The channels that the caller of a pipeline has supplied, and what they are told of its run. */
public final class SuppliedPorts {
  private final List<ReceiveChannel<?>> inputs = new ArrayList<>(2);
  private final List<SendChannel<?>> outputs = new ArrayList<>(2);

  /** All of them, in the order in which they are declared. */
  private final List<PortState> states = new ArrayList<>(2);

  /** Adds a channel that the pipeline receives from. */
  public void input(ReceiveChannel<?> port) {
    inputs.add(Objects.requireNonNull(port, "port"));
    states.add(PortState.of(port));
  }

  /** Adds a channel that the pipeline sends to. */
  public void output(SendChannel<?> port) {
    outputs.add(Objects.requireNonNull(port, "port"));
    states.add(PortState.of(port));
  }

  /** The run begins: what was sent before does not count. */
  void begin() {
    states.forEach(PortState::begin);
  }

  /** The run is drained: what the inputs hold is received, and nobody sends to them any more. */
  public void drain() {
    for (ReceiveChannel<?> input : inputs) {
      if (!(input instanceof BorrowedReceives<?>)
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
      if (!(input instanceof BorrowedReceives<?>)) {
        try {
          input.abandon();
        } catch (RuntimeException e) {
          reason.addSuppressed(e);
        }
      }
    }
  }
}
