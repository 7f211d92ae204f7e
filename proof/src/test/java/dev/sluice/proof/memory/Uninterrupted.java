package dev.sluice.proof.memory;

import dev.sluice.Channel;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Operations of actors, whom nobody interrupts, and who may not declare an exception. */
final class Uninterrupted {
  private Uninterrupted() {}

  static void send(Channel<Integer> channel, int value) {
    try {
      channel.send(value);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static @Nullable Integer receive(Channel<Integer> channel) {
    try {
      return channel.receive();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls something else that blocks. */
  static <T> T call(Callable<T> operation) {
    try {
      return operation.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
