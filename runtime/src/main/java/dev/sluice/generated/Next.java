package dev.sluice.generated;

import dev.sluice.internal.channel.FusedSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the value goes that a {@link SourceStep} makes of an element.
 *
 * @param <R> the type of the values
 */
public final class Next<R extends @Nullable Object> {
  private @Nullable Object value = FusedSource.Step.NOTHING;

  Next() {}

  /**
   * Sends the value: when the step has returned, or whoever runs the source takes it then.
   *
   * @param sent the value
   */
  public void send(R sent) {
    value = sent;
  }

  /** Takes what was sent, or {@link FusedSource.Step#NOTHING}. */
  @Nullable Object take() {
    Object taken = value;
    value = FusedSource.Step.NOTHING;
    return taken;
  }
}
