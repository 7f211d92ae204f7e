package dev.sluice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
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
    return this;
  }

  /**
   * A wiring that ends these ports if the run fails or is cancelled, even before it has begun.
   *
   * @param wiring what runs the pipeline
   * @param <R> the type of the result
   * @return the wiring
   */
  public <R> Wiring<R> endedBy(Wiring<R> wiring) {
    return new Wiring<>() {
      @Override
      public @Nullable R run(Group group) throws Exception {
        return wiring.run(group);
      }

      @Override
      public void failed(Throwable reason) {
        fail(reason);
      }
    };
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
