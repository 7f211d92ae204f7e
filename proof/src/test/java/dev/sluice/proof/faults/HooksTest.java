package dev.sluice.proof.faults;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.proof.faults.scenarios.Ledger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Something is thrown by the n-th call of each kind of user code, for every n: by an iterator, its
 * close, a stage, a sink, what runs at the end, and what is called with values that nobody will
 * receive. The group ends and says so, the source is closed once, and every value is accounted for.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class HooksTest {
  private static final int VALUES = 4;
  private static final String UNDELIVERED = "undelivered";

  private enum Thrown {
    UNCHECKED(() -> new IllegalStateException("thrown on purpose")),
    CHECKED(() -> new IOException("thrown on purpose")),
    ASSERTION(() -> new AssertionError("thrown on purpose")),
    OUT_OF_MEMORY(() -> new OutOfMemoryError("thrown on purpose")),
    STACK_OVERFLOW(() -> new StackOverflowError("thrown on purpose")),
    INTERRUPT(() -> new InterruptedException("thrown on purpose"));

    @SuppressWarnings("ImmutableEnumChecker") // a constant function
    private final Supplier<Throwable> supplier;

    Thrown(Supplier<Throwable> supplier) {
      this.supplier = supplier;
    }
  }

  /** One run, in which the n-th call of one hook throws. */
  private static final class Run {
    private final Ledger ledger = new Ledger(VALUES);
    private final AtomicInteger hooks = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final List<Channel<Integer>> channels = new ArrayList<>();
    private final String place;
    private final int n;
    private final Throwable thrown;
    private volatile boolean reached;
    private @Nullable Throwable failure;

    Run(String place, int n, Throwable thrown) {
      this.place = place;
      this.n = n;
      this.thrown = thrown;
    }

    private void hook(String name) {
      if (name.equals(place) && hooks.incrementAndGet() == n) {
        reached = true;
        Run.<RuntimeException>sneak(thrown);
      }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // that is the trick
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
      throw (E) thrown;
    }

    void run() {
      try (Group group = Group.open("hooks")) {
        Channel<Integer> numbers = channel(group, "numbers", 2);
        Channel<Integer> results = channel(group, "results", 0);
        SendChannel<Integer> sink =
            group.into(
                value -> {
                  hook("sink");
                  ledger.received(value);
                });
        group.go("source", () -> produce(numbers), () -> hook("at end"), numbers::close);
        group.go("stage", () -> pass(numbers, results), results::close, () -> hook("at end"));
        group.go("consumer", () -> consume(results, sink), () -> hook("at end"));
        group.join();
      } catch (Throwable e) {
        failure = e;
      }
      Thread.interrupted();
      channels.forEach(ledger::remains);
    }

    private Channel<Integer> channel(Group group, String name, int capacity) {
      Channel<Integer> channel =
          group.channel(
              name,
              capacity,
              value -> {
                ledger.undelivered(value);
                hook(UNDELIVERED);
              });
      channels.add(channel);
      return channel;
    }

    private void produce(Channel<Integer> numbers) throws InterruptedException {
      ReceiveChannel<Integer> source = ReceiveChannel.from(new Numbers());
      try {
        for (Integer value = source.receive(); value != null; value = source.receive()) {
          made.incrementAndGet();
          ledger.send(numbers, value);
        }
      } finally {
        source.abandon();
      }
    }

    private void pass(Channel<Integer> in, Channel<Integer> out) throws InterruptedException {
      for (Integer value = in.receive(); value != null; value = in.receive()) {
        boolean passed = false;
        try {
          hook("stage");
          if (place.equals(UNDELIVERED)) {
            // Values are dropped where a stage fails and others are in the buffer.
            while (in.length() < in.capacity()) {
              Thread.yield();
            }
            throw new IllegalStateException("so that values are dropped");
          }
          passed = true;
        } finally {
          if (!passed) {
            ledger.keeps(value);
          }
        }
        ledger.send(out, value);
      }
    }

    private void consume(Channel<Integer> in, SendChannel<Integer> sink)
        throws InterruptedException {
      for (Integer value = in.receive(); value != null; value = in.receive()) {
        ledger.send(sink, value);
      }
    }

    /** A source whose every method is a hook. */
    private final class Numbers implements Iterable<Integer>, AutoCloseable {
      @Override
      public Iterator<Integer> iterator() {
        hook("iterator");
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            hook("has next");
            return next < VALUES;
          }

          @Override
          public Integer next() {
            hook("next");
            return next++;
          }
        };
      }

      @Override
      public void close() {
        closed.incrementAndGet();
        hook("close");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"iterator", "has next", "next", "close", "stage", "sink", "at end", UNDELIVERED})
  void theGroupEndsAndSaysSo(String place) {
    for (Thrown kind : Thrown.values()) {
      int n = 0;
      for (boolean reached = true; reached; ) {
        n++;
        Throwable thrown = kind.supplier.get();
        Run run = new Run(place, n, thrown);
        run.run();
        reached = run.reached;
        String what = "%s thrown by call %s of '%s'".formatted(kind, n, place);
        assertWithMessage(what).that(run.ledger.faults(run.made.get())).isEmpty();
        assertWithMessage(what).that(run.closed.get()).isEqualTo(1);
        if (reached) {
          assertWithMessage(what).that(isIn(run.failure, thrown, new HashSet<>())).isTrue();
        }
      }
      assertThat(n).isGreaterThan(1);
    }
  }

  private static boolean isIn(@Nullable Throwable failure, Throwable thrown, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return false;
    }
    boolean found = failure == thrown || isIn(failure.getCause(), thrown, seen);
    for (Throwable suppressed : failure.getSuppressed()) {
      found |= isIn(suppressed, thrown, seen);
    }
    return found;
  }
}
