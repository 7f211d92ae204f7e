package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import dev.sluice.Task;
import org.jspecify.annotations.Nullable;

/** A result of a turn with several outputs. */
public record InTurn<T>(SendChannel<T> output, @Nullable T value) implements Task {
  @Override
  public void run() throws InterruptedException {
    output.send(value);
  }
}
