package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import dev.sluice.Task;
import org.jspecify.annotations.Nullable;

/** A result of a turn with several outputs. */
public record InTurn<T>(SendChannel<T> output, @Nullable T value) implements Task {
  /** Sends a value to an output in its turn: it is one of the results until then. */
  public static <T> void keep(
      SendChannel<T> output, @Nullable T value, SendChannel<? super Task> results)
      throws InterruptedException {
    try {
      results.send(new InTurn<>(output, value));
    } catch (OutOfMemoryError e) {
      throw SendMemory.kept(output, value, e);
    }
  }

  @Override
  public void run() throws InterruptedException {
    output.send(value);
  }
}
