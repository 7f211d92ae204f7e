package dev.sluice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stage class with {@code workers} and {@code by} remembers for each key. On a cluster, a
 * pipeline with the guarantee {@code AT_LEAST_ONCE} makes an object for each worker, saves the keys
 * of each with every snapshot, and restores a key in the object of the worker that gets its
 * elements from then on: keys move when a member is lost. On one machine nothing calls these
 * methods, and the workers share one object: keep the states in a concurrent map.
 *
 * @param <K> the type of the keys: that of the property that {@code by} names
 * @param <S> the type of the state of a key, which the cluster has to be able to serialize
 */
public interface SavedByKey<K extends @Nullable Object, S extends @Nullable Object> {
  /**
   * The state of every key of this object. Called between two elements, never while the stage's
   * method runs, and everything that the method did happens before the call. Must not block for
   * long: the job waits.
   *
   * @return the states; later changes of this object must not change them
   */
  Map<K, S> save();

  /**
   * Takes up the state of a key, in a new object, before the first element. Called once for each
   * key.
   *
   * @param key a key that {@link #save} returned
   * @param state its state
   */
  void restore(K key, S state);
}
