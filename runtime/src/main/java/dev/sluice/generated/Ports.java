package dev.sluice.generated;

import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.internal.group.HasPorts;
import dev.sluice.internal.group.OpenGroups;
import dev.sluice.internal.group.Run;
import dev.sluice.internal.group.SuppliedPorts;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The channels that the caller of a pipeline has supplied. When a run fails or is cancelled they
 * end as well, so that nobody outside waits for ever: what the pipeline sends to {@linkplain
 * SendChannel#fail fails}, what it receives from is {@linkplain ReceiveChannel#abandon abandoned}.
 * When a run ends normally the wiring has closed and abandoned them before.
 */
public final class Ports {
  private final SuppliedPorts ports = new SuppliedPorts();

  /** No ports yet. */
  public Ports() {}

  /**
   * Adds a channel that the pipeline receives from.
   *
   * @param port the channel
   * @return this
   */
  public Ports input(ReceiveChannel<?> port) {
    ports.input(port);
    return this;
  }

  /**
   * Adds a channel that the pipeline sends to.
   *
   * @param port the channel
   * @return this
   */
  public Ports output(SendChannel<?> port) {
    ports.output(port);
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
    return Groups.facade(OpenGroups.open(Run.ofPipeline(name, topology, ports)));
  }

  /**
   * A wiring that ends these ports if the run fails or is cancelled, even before it has begun.
   *
   * @param wiring what runs the pipeline
   * @param <R> the type of the result
   * @return the wiring
   */
  public <R extends @Nullable Object> Wiring<R> endedBy(Wiring<R> wiring) {
    return new Ported<>(ports, wiring);
  }

  /**
   * The run is drained: what the inputs hold is received, and nobody sends to them any more. Blocks
   * for nothing but the locks of the channels.
   */
  public void drain() {
    ports.drain();
  }

  /** A wiring with ports. */
  private record Ported<R extends @Nullable Object>(SuppliedPorts ports, Wiring<R> wiring)
      implements Wiring<R>, HasPorts {
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

  /**
   * Ends the ports of a run that has failed or was cancelled. To be called when all goroutines of
   * the pipeline have ended. Ports that are over already stay as they are.
   *
   * @param reason what the run throws
   */
  public void fail(Throwable reason) {
    ports.fail(reason);
  }
}
