package dev.sluice.programs.chaos;

import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.Select;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The ways to receive. */
enum Receiving {
  PLAIN {
    @Override
    Optional<List<Token>> attempt(ReceiveChannel<Token> channel) throws InterruptedException {
      return of(channel.receiveOk());
    }
  },
  RANGE {
    @Override
    Optional<List<Token>> attempt(ReceiveChannel<Token> channel) {
      for (Token token : channel) {
        return Optional.of(List.of(token));
      }
      return Optional.empty();
    }
  },
  TRY {
    @Override
    Optional<List<Token>> attempt(ReceiveChannel<Token> channel) throws InterruptedException {
      Optional<Received<Token>> received = channel.tryReceive();
      if (received.isEmpty()) {
        Thread.sleep(Duration.ofNanos(50_000));
        return NOTHING_YET;
      }
      return of(received.get());
    }
  },
  TIMED {
    @Override
    Optional<List<Token>> attempt(ReceiveChannel<Token> channel) throws InterruptedException {
      return channel.tryReceive(Duration.ofNanos(100_000)).map(Receiving::of).orElse(NOTHING_YET);
    }
  },
  UP_TO {
    @Override
    Optional<List<Token>> attempt(ReceiveChannel<Token> channel) throws InterruptedException {
      List<Token> batch = channel.receiveUpTo(5);
      return batch.isEmpty() ? Optional.empty() : Optional.of(batch);
    }
  },
  UP_TO_WITHIN {
    @Override
    Optional<List<Token>> attempt(ReceiveChannel<Token> channel) throws InterruptedException {
      List<Token> batch = channel.receiveUpTo(20, Duration.ofNanos(200_000));
      return batch.isEmpty() ? Optional.empty() : Optional.of(batch);
    }
  },
  SELECT {
    @Override
    Optional<List<Token>> attempt(ReceiveChannel<Token> channel) throws InterruptedException {
      Select.ReceiveCase<Token> receive = Select.receive(channel);
      Select.of(Select.receive(null), receive).await();
      return of(new Received<>(receive.value(), receive.ok()));
    }
  };

  private static final Optional<List<Token>> NOTHING_YET = Optional.of(List.of());
  private static final Receiving[] ALL = values();

  /**
   * Receives once.
   *
   * @return what came, which may be nothing yet; empty at the end of the channel
   */
  abstract Optional<List<Token>> attempt(ReceiveChannel<Token> channel) throws InterruptedException;

  private static Optional<List<Token>> of(Received<Token> received) {
    Token token = received.value();
    return received.ok() && token != null ? Optional.of(List.of(token)) : Optional.empty();
  }

  static Receiving random(Random random) {
    return ALL[random.nextInt(ALL.length)];
  }
}
