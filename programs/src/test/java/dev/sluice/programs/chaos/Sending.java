package dev.sluice.programs.chaos;

import dev.sluice.Select;
import dev.sluice.SendChannel;
import java.time.Duration;
import java.util.Random;

/** The ways to send. A value that is not taken stays with its sender, which tries again or ends. */
enum Sending {
  PLAIN {
    @Override
    boolean attempt(SendChannel<Token> channel, Token token) throws InterruptedException {
      channel.send(token);
      return true;
    }
  },
  /** Waits only if it has to: two that only try might never meet. */
  TRY {
    @Override
    boolean attempt(SendChannel<Token> channel, Token token) throws InterruptedException {
      if (!channel.trySend(token)) {
        channel.send(token);
      }
      return true;
    }
  },
  TIMED {
    @Override
    boolean attempt(SendChannel<Token> channel, Token token) throws InterruptedException {
      return channel.trySend(token, Duration.ofNanos(100_000));
    }
  },
  SELECT {
    @Override
    boolean attempt(SendChannel<Token> channel, Token token) throws InterruptedException {
      return Select.of(Select.send(channel, token), Select.receive(null)).await().index() == 0;
    }
  },
  TIMED_SELECT {
    @Override
    boolean attempt(SendChannel<Token> channel, Token token) throws InterruptedException {
      return Select.of(Select.send(channel, token)).poll(Duration.ofNanos(100_000)) != null;
    }
  };

  private static final Sending[] ALL = values();

  /**
   * Tries once.
   *
   * @return whether the channel has taken the value
   */
  abstract boolean attempt(SendChannel<Token> channel, Token token) throws InterruptedException;

  static Sending random(Random random) {
    return ALL[random.nextInt(ALL.length)];
  }

  /** Sends until the channel has taken the value, or throws, which leaves the value at hand. */
  final void send(Lane lane, Token token) throws InterruptedException {
    boolean over = false;
    try {
      while (!over) {
        over = attempt(lane.channel(), token);
      }
    } finally {
      if (!over) {
        lane.isLeftWith(token);
      }
    }
  }
}
