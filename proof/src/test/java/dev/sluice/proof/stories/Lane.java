package dev.sluice.proof.stories;

import dev.sluice.Channel;
import dev.sluice.Received;
import java.util.Optional;

/** The operations of a channel that a story uses, so that a broken channel can take its place. */
public interface Lane {
  /** Sends, blocking. */
  void send(int value) throws InterruptedException;

  /** Receives, blocking. */
  Received<Integer> receive() throws InterruptedException;

  /** Sends if that is possible at once. */
  boolean trySend(int value);

  /** Receives if that is possible at once. */
  Optional<Received<Integer>> tryReceive();

  /** Says that no value will be sent any more. */
  void close();

  /** Says that no value will be sent any more, because something failed. */
  void fail(Throwable cause);

  /** Says that no receiver will come any more. */
  void abandon();

  /** The channel of the library behind this, for select. */
  default Channel<Integer> channel() {
    throw new UnsupportedOperationException("a broken channel has no select");
  }

  /** A channel of the library. */
  static Lane of(int capacity) {
    Channel<Integer> channel = Channel.make(capacity);
    return new Lane() {
      @Override
      public void send(int value) throws InterruptedException {
        channel.send(value);
      }

      @Override
      public Received<Integer> receive() throws InterruptedException {
        return channel.receiveOk();
      }

      @Override
      public boolean trySend(int value) {
        return channel.trySend(value);
      }

      @Override
      public Optional<Received<Integer>> tryReceive() {
        return channel.tryReceive();
      }

      @Override
      public void close() {
        channel.close();
      }

      @Override
      public void fail(Throwable cause) {
        channel.fail(cause);
      }

      @Override
      public void abandon() {
        channel.abandon();
      }

      @Override
      public Channel<Integer> channel() {
        return channel;
      }
    };
  }
}
