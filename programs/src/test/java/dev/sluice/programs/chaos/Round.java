package dev.sluice.programs.chaos;

import dev.sluice.DeadlockException;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.Task;
import dev.sluice.generated.Elements;
import dev.sluice.generated.Next;
import dev.sluice.generated.Sources;
import dev.sluice.programs.chaos.Token.End;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * One random pipeline: some senders, some layers of workers, some receivers, and a disturbance. Its
 * shape depends on the seed alone; when the disturbance strikes depends on the schedule.
 */
final class Round {
  /** Senders send nothing more after it, and nothing is disturbed later. */
  private static final long LONGEST_NANOS = 200_000_000;

  /** How often goroutines sleep in a round. */
  private static final int MOST_PAUSES = 400;

  /** What is done to the pipeline while it runs. */
  private enum Disturbance {
    NONE,
    INTERRUPT,
    CANCEL,
    FAIL,
    LEAVE_EARLY,
    COLLECT_GARBAGE
  }

  private final Random random;
  private final Book book = new Book();
  private final Disturbance disturbance;
  private final Queue<Thread> goroutines = new ConcurrentLinkedQueue<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final AtomicInteger passed = new AtomicInteger();
  private final AtomicInteger pauses = new AtomicInteger();
  private final long began = System.nanoTime();
  private final int mostValues;
  private final int strikesAfter;

  /**
   * A pipeline.
   *
   * @param seed decides about its shape
   * @param mostValues how many values it makes at most
   */
  Round(long seed, int mostValues) {
    random = new Random(seed);
    this.mostValues = mostValues;
    Disturbance[] all = Disturbance.values();
    disturbance = all[random.nextInt(all.length)];
    strikesAfter = random.nextInt(mostValues);
  }

  /**
   * Runs the pipeline.
   *
   * @return what is wrong; empty if nothing is
   */
  String run() throws InterruptedException {
    Group group = Group.open("chaos");
    try (group) {
      int layers = 1 + random.nextInt(3);
      for (int i = 0; i < layers; i++) {
        lanes.add(Lane.random(random, group, book));
      }
      senders(group);
      for (int i = 1; i < layers; i++) {
        workers(group, lanes.get(i - 1), lanes.get(i));
      }
      receivers(group, lanes.getLast());
      group.go("disturbance", () -> disturb(group));
      group.join();
    } catch (GoroutineFailedException | CancellationException e) {
      // What was done on purpose, or came of it.
      if (e instanceof GoroutineFailedException && e.getCause() instanceof AssertionError) {
        book.fault(e.toString());
      }
    } catch (DeadlockException e) {
      book.fault(e.toString());
    } finally {
      // An interrupt that came when its goroutine had ended meets nobody.
      Thread.interrupted();
    }
    // Nobody else ends what was made by hand; what is over already stays as it is.
    lanes.stream().filter(Lane::byHand).forEach(lane -> lane.channel().abandon());
    book.close();
    return book.faults();
  }

  long values() {
    return book.made();
  }

  private void senders(Group group) {
    Lane out = lanes.getFirst();
    int senders = 1 + random.nextInt(4);
    int each = random.nextInt(mostValues) / senders;
    AtomicInteger left = new AtomicInteger(senders);
    boolean isSource = senders == 1 && !out.byHand() && random.nextBoolean();
    for (int i = 0; i < senders; i++) {
      Sending sending = Sending.random(random);
      start(
          group,
          "sender",
          () -> {
            if (isSource) {
              source(group, out, each);
              return;
            }
            for (int value = 0; value < each && !isLong(); value++) {
              pause();
              sending.send(out, book.token());
            }
          },
          () -> {
            if (left.decrementAndGet() == 0) {
              out.channel().close();
            }
          });
    }
  }

  /** Values that a receiver may make itself, some elements without one. */
  private void source(Group group, Lane out, int each) throws Exception {
    Sources.run(
        group,
        Elements.ofStream(IntStream.range(0, 2 * each).boxed().takeWhile(value -> !isLong())),
        out.channel(),
        (Integer value, Next<Token> next) -> {
          pause();
          if (value % 2 == 0) {
            next.send(book.token());
          }
        });
  }

  private void workers(Group group, Lane in, Lane out) {
    int workers = 1 + random.nextInt(3);
    AtomicInteger left = new AtomicInteger(workers);
    for (int i = 0; i < workers; i++) {
      Sending sending = Sending.random(random);
      Receiving receiving = Receiving.random(random);
      start(
          group,
          "worker",
          () -> {
            Deque<Token> batch = new ArrayDeque<>();
            try {
              Optional<List<Token>> received = receiving.attempt(in.channel());
              while (received.isPresent()) {
                batch.addAll(received.get());
                while (!batch.isEmpty()) {
                  sending.send(out, batch.remove());
                }
                pause();
                received = receiving.attempt(in.channel());
              }
            } finally {
              batch.forEach(token -> token.ends(End.RECEIVED));
            }
          },
          () -> {
            if (left.decrementAndGet() == 0) {
              in.channel().abandon();
              out.channel().close();
            }
          });
    }
  }

  private void receivers(Group group, Lane in) {
    int receivers = 1 + random.nextInt(3);
    AtomicInteger left = new AtomicInteger(receivers);
    for (int i = 0; i < receivers; i++) {
      Receiving receiving = Receiving.random(random);
      start(
          group,
          "receiver",
          () -> {
            Optional<List<Token>> received = receiving.attempt(in.channel());
            while (received.isPresent()) {
              received.get().forEach(token -> token.ends(End.RECEIVED));
              passed.addAndGet(received.get().size());
              if (disturbance == Disturbance.LEAVE_EARLY && passed.get() > strikesAfter) {
                return;
              }
              received = receiving.attempt(in.channel());
            }
          },
          () -> {
            if (left.decrementAndGet() == 0) {
              in.channel().abandon();
            }
          });
    }
  }

  private void start(Group group, String name, Task task, Runnable atEnd) {
    group.go(
        name,
        () -> {
          goroutines.add(Thread.currentThread());
          task.run();
        },
        atEnd);
  }

  private void disturb(Group group) throws InterruptedException {
    for (int i = 0; i < strikesAfter && !isLong(); i++) {
      Thread.yield();
    }
    switch (disturbance) {
      case NONE, LEAVE_EARLY -> {}
      case INTERRUPT -> {
        List<Thread> all = List.copyOf(goroutines);
        if (!all.isEmpty()) {
          all.get(strikesAfter % all.size()).interrupt();
        }
      }
      case CANCEL -> group.cancel();
      case FAIL -> throw new IllegalStateException("on purpose");
      case COLLECT_GARBAGE -> System.gc();
    }
  }

  private boolean isLong() {
    return System.nanoTime() - began > LONGEST_NANOS;
  }

  /** Now and then a goroutine is woken by the clock. */
  private void pause() throws InterruptedException {
    if (goroutines.size() % 7 == 3
        && Thread.currentThread().threadId() % 5 == 0
        && pauses.incrementAndGet() <= MOST_PAUSES) {
      Thread.sleep(0, 20_000);
    }
  }

  @Override
  public String toString() {
    return disturbance + " over " + lanes;
  }
}
