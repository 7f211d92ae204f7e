package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * What a stage class remembers, where it runs once. On a cluster, a pipeline with the guarantee
 * {@code AT_LEAST_ONCE} saves it with each snapshot, and restores it in a new object when a member
 * was lost. On one machine nothing calls these methods.
 *
 * <pre>{@code
 * public final class Total implements Saved<Long> {
 *   private long sum;
 *
 *   @Stage(in = "amounts", out = "totals")
 *   public long add(long amount) {
 *     return sum += amount;
 *   }
 *
 *   public Long save() {
 *     return sum;
 *   }
 *
 *   public void restore(Long state) {
 *     sum = state;
 *   }
 * }
 * }</pre>
 *
 * @param <S> the type of the state, which the cluster has to be able to serialize
 */
public interface Saved<S extends @Nullable Object> {
  /**
   * The state. Called between two elements, never while the stage's method runs, and everything
   * that the method did happens before the call. Must not block for long: the job waits.
   *
   * @return the state; later changes of this object must not change it
   */
  S save();

  /**
   * Takes up a state that was saved, in a new object, before the first element.
   *
   * @param state what {@link #save} returned
   */
  void restore(S state);
}
