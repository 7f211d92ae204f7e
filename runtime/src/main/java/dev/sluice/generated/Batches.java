package dev.sluice.generated;

import dev.sluice.ReceiveChannel;
import dev.sluice.internal.channel.BatchedChannel;
import java.time.Duration;
import java.util.List;

/** Several elements of a channel at once. */
public final class Batches {
  private Batches() {}

  /**
   * The elements of a channel in batches of what is there. Generated code gives them to a stage
   * with {@code @Batch}.
   *
   * @param channel where the elements come from
   * @param max how many elements a batch has at most, at least 1
   * @param <T> the type of the elements
   * @return the batches, each with one element at least; to be received by any number of
   *     goroutines, one of which fills a batch at a time
   * @throws IllegalArgumentException if {@code max} is below 1
   */
  public static <T> ReceiveChannel<List<T>> of(ReceiveChannel<T> channel, int max) {
    return of(channel, max, Duration.ZERO);
  }

  /**
   * The elements of a channel in batches of what comes within a time.
   *
   * @param channel where the elements come from
   * @param max how many elements a batch has at most, at least 1
   * @param within how long a batch waits for more after its first element
   * @param <T> the type of the elements
   * @return the batches, as in {@link #of(ReceiveChannel, int)}
   * @throws IllegalArgumentException if {@code max} is below 1
   */
  public static <T> ReceiveChannel<List<T>> of(
      ReceiveChannel<T> channel, int max, Duration within) {
    if (max < 1) {
      throw new IllegalArgumentException("max " + max + " is below 1");
    }
    return new BatchedChannel<>(channel, max, within);
  }
}
