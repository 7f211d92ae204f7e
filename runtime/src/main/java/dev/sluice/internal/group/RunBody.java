package dev.sluice.internal.group;

import org.jspecify.annotations.Nullable;

/**
 * What a started pipeline runs in its group.
 *
 * @param <R> the type of the result; {@link Void} where there is none
 */
public interface RunBody<R extends @Nullable Object> {
  /** Runs the pipeline in its group, and waits for it. */
  @Nullable R run(GroupCore group) throws Exception;

  /** The run is drained: the ports that it receives from end when what they hold is received. */
  void drained();

  /**
   * The run has failed or was cancelled, and all of its goroutines have ended.
   *
   * @param reason what its join throws
   */
  void failed(Throwable reason);

  /** The ports that its caller has supplied, or null. */
  @Nullable SuppliedPorts ports();
}
