package dev.sluice.programs;

import dev.sluice.Channel;
import java.time.Duration;

/** A stack that overflows inside an operation on a channel leaves no lock behind. */
final class OverflowInTry {
  private static final int ROUNDS = 200;
  private static final int[] CAPACITIES = {0, 1, 4, 64};
  private static final int ENDLESS = Integer.MAX_VALUE;
  private static final long SMALLEST_STACK = 200_000;

  private OverflowInTry() {}

  static void main() throws InterruptedException {
    boolean usable = true;
    int round = 0;
    for (; usable && round < ROUNDS; round++) {
      int capacity = CAPACITIES[round % CAPACITIES.length];
      Channel<Integer> channel = Channel.make(capacity);
      Thread deep =
          new Thread(null, () -> overflow(channel), "deep", SMALLEST_STACK + 112L * round);
      deep.start();
      deep.join();
      Thread user = Thread.ofPlatform().daemon().start(() -> use(channel));
      usable = user.join(Duration.ofSeconds(5));
    }
    Verdict.that(usable, "the channel is usable after an overflow, %d rounds", round);
    Verdict.end();
  }

  private static void overflow(Channel<Integer> channel) {
    try {
      deeper(channel, 0);
    } catch (StackOverflowError e) {
      // A program may catch it.
    }
  }

  private static int deeper(Channel<Integer> channel, int depth) {
    use(channel);
    return depth < ENDLESS ? deeper(channel, depth + 1) + 1 : depth;
  }

  @SuppressWarnings("sluice:IgnoredResult")
  private static void use(Channel<Integer> channel) {
    channel.trySend(1);
    channel.tryReceive();
    channel.length();
  }
}
