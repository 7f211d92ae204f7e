package dev.sluice;

import java.util.List;

/**
 * A stage of a running pipeline, as it was at one instant.
 *
 * @param name its name
 * @param goroutines how many goroutines run it; a stage that runs in another one's goroutine has
 *     that one
 * @param received how many values it has received from all of its channels; a batch counts its
 *     elements
 * @param sent how many values it has sent to all of its channels, likewise
 * @param states what each of its goroutines does: {@code running}, {@code ended}, or Go's wait
 *     reason, such as {@code chan receive}; {@code fused} where the stage that receives from it
 *     runs its loop
 */
public record StageState(
    String name, int goroutines, long received, long sent, List<String> states) {
  /**
   * A state; the list is copied.
   *
   * @param name the stage's name
   * @param goroutines how many goroutines run it
   * @param received how many values it has received
   * @param sent how many values it has sent
   * @param states what each of its goroutines does
   */
  public StageState {
    states = List.copyOf(states);
  }
}
