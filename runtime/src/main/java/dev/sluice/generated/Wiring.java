package dev.sluice.generated;

import dev.sluice.Group;
import org.jspecify.annotations.Nullable;

/**
 * What a generated pipeline does with its group: makes the channels, starts the stages, waits for
 * them, and gives the result.
 *
 * @param <R> the type of the result; {@link Void} where there is none
 */
@FunctionalInterface
public interface Wiring<R extends @Nullable Object> {
  /**
   * Runs the pipeline in a group and waits for it.
   *
   * @param group the group
   * @return the result
   * @throws Exception the group's failure, or {@link InterruptedException}
   */
  @Nullable R run(Group group) throws Exception;

  /** The run is drained: the ports that it receives from end when what they hold is received. */
  default void drained() {}

  /**
   * The run has failed or was cancelled, and all of its goroutines have ended.
   *
   * @param reason what its join throws
   */
  default void failed(Throwable reason) {}
}
