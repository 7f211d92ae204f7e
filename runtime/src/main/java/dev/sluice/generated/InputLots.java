package dev.sluice.generated;

import dev.sluice.ReceiveChannel;

/**
 * What the workers of {@link UnorderedWorkers} have taken.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
final class InputLots<T, R> extends Lots<InputLot<T, R>> {
  InputLots(ReceiveChannel<?> in) {
    super(in, 1);
  }

  /**
   * Adds a lot and goes out. To be called by the worker that is inside.
   *
   * @return false if no input will be handled any more
   */
  boolean add(InputLot<T, R> lot) {
    lock();
    try {
      if (!append(lot)) {
        return false;
      }
    } finally {
      unlock();
    }
    leaveAndFree();
    return true;
  }
}
