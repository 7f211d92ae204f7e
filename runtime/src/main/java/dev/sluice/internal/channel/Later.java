package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import org.jspecify.annotations.Nullable;

/** A view of an output for one turn of an ordered stage, which is off when the output is. */
public final class Later<T> extends SendView<T> {
  private final SendChannel<T> output;

  public Later(SendChannel<T> output, SendChannel<T> turn) {
    super(turn);
    this.output = output;
  }

  @Override
  boolean isOff() {
    return output instanceof SendView<?> view && view.isOff();
  }

  /** A send does more: it waits for its turn. */
  @Override
  @Nullable AbstractChannel<T> plain() {
    return null;
  }
}
