package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Select;
import dev.sluice.Task;
import dev.sluice.WaitGroup;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A stack that overflows inside an operation leaves no lock behind, and nobody asleep who was to be
 * woken: the channels are usable afterwards, and the goroutine on their other side goes on.
 */
final class OverflowInOperations {
  private static final int[] CAPACITIES = {0, 1, 4, 64};
  private static final int ENDLESS = Integer.MAX_VALUE;
  private static final int KINDS = 4;
  private static final long SMALLEST_STACK = 200_000;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Channel<Integer> requests;
  private final Channel<Integer> answers;
  private final WaitGroup group = new WaitGroup();

  /** How many answers are still to come. Of the deep thread. */
  private int open;

  private OverflowInOperations(int capacity) {
    requests = Channel.make("requests", capacity);
    answers = Channel.make("answers", capacity);
  }

  static void main() {
    AtomicLong rounds = new AtomicLong();
    Patience.repeat(
        round -> {
          rounds.incrementAndGet();
          int capacity = CAPACITIES[(int) (round % CAPACITIES.length)];
          try {
            return new OverflowInOperations(capacity).run(round);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    Verdict.that(true, "%d stacks have overflowed", rounds.get());
    Verdict.end();
  }

  private boolean run(long round) throws InterruptedException {
    Thread partner = Thread.ofVirtual().start(quiet(this::answer));
    Thread deep =
        new Thread(null, quiet(() -> deeper(0)), "deep", SMALLEST_STACK + 112 * (round % 1_000));
    deep.start();
    boolean ends = deep.join(LIMIT);
    Thread user =
        Thread.ofPlatform()
            .daemon()
            .start(
                quiet(
                    () -> {
                      tryForms();
                      answers.abandon();
                      requests.close();
                    }));
    boolean usable = user.join(LIMIT);
    boolean goesOn = partner.join(LIMIT);
    boolean well = ends && usable && goesOn;
    if (!well) {
      Verdict.that(
          false,
          "round %d: the thread whose stack overflows ends: %s; the channels are usable: %s; the"
              + " goroutine on the other side ends: %s",
          round,
          ends,
          usable,
          goesOn);
    }
    return well;
  }

  /** A program may catch the overflow. */
  private static Runnable quiet(Task task) {
    return () -> {
      try {
        task.run();
      } catch (StackOverflowError | ChannelAbandonedException e) {
        // What is looked at is what it leaves behind.
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    };
  }

  private void answer() throws InterruptedException {
    for (int request : requests) {
      answers.send(request);
    }
  }

  private int deeper(int depth) throws InterruptedException {
    switch (depth % KINDS) {
      case 0 -> tryForms();
      case 1 -> select(depth);
      case 2 -> blocking(depth);
      default -> {
        group.add(1);
        group.done();
        group.await();
      }
    }
    return depth < ENDLESS ? deeper(depth + 1) + 1 : depth;
  }

  private void tryForms() {
    if (requests.trySend(-1)) {
      open++;
    }
    if (answers.tryReceive().isPresent()) {
      open--;
    }
    if (requests.length() < 0) {
      throw new AssertionError("a negative length");
    }
  }

  private void select(int depth) throws InterruptedException {
    var send = Select.send(requests, depth);
    if (Select.of(send, Select.receive(answers)).await() == send) {
      open++;
    } else {
      open--;
    }
  }

  private void blocking(int depth) throws InterruptedException {
    for (; open > 0; open--) {
      answers.receive();
    }
    requests.send(depth);
    answers.receive();
  }
}
