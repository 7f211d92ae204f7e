package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Of the values of a pipeline that must be closed none stays open, and none is closed twice. */
final class UndeliveredAreClosed {
  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final AtomicInteger TWICE = new AtomicInteger();
  private static final int WANTED = 3;

  private UndeliveredAreClosed() {}

  /** A connection, say. */
  static final class Resource implements AutoCloseable {
    private final AtomicInteger closed = new AtomicInteger();

    Resource() {
      OPEN.incrementAndGet();
    }

    @Override
    public void close() {
      if (closed.getAndIncrement() > 0) {
        TWICE.incrementAndGet();
      } else {
        OPEN.decrementAndGet();
      }
    }
  }

  private static void makeMany(SendChannel<Resource> out) throws InterruptedException {
    while (true) {
      out.send(new Resource());
    }
  }

  private static int useSome(ReceiveChannel<Resource> in) {
    int used = 0;
    for (Resource one : in) {
      try (one) {
        if (++used == WANTED) {
          break;
        }
      }
    }
    return used;
  }

  @Pipeline
  interface Abandoned {
    @Capacity(8)
    Channel<Resource> resources();

    @Stage(out = "resources")
    static void make(SendChannel<Resource> resources) throws InterruptedException {
      makeMany(resources);
    }

    @Stage(in = "resources")
    static int use(ReceiveChannel<Resource> resources) {
      return useSome(resources);
    }
  }

  @Pipeline
  interface Returned {
    @Stage(out = "n")
    static Iterable<Integer> source() {
      return () -> IntStream.range(0, 1_000).iterator();
    }

    @Stage(in = "n", out = "resources", workers = 3, ordered = true)
    static Resource make(int n) {
      return new Resource();
    }

    @Stage(in = "resources")
    static int use(ReceiveChannel<Resource> resources) {
      return useSome(resources);
    }
  }

  @Pipeline
  interface Slow {
    @Capacity(8)
    Channel<Resource> resources();

    @Stage(out = "resources")
    static void make(SendChannel<Resource> resources) throws InterruptedException {
      makeMany(resources);
    }

    @Stage(in = "resources")
    static void use(ReceiveChannel<Resource> resources) throws InterruptedException {
      for (Resource one : resources) {
        try (one) {
          Go.sleep(Duration.ofMinutes(10));
        }
      }
    }
  }

  @Pipeline
  interface Failing {
    @Capacity(8)
    Channel<Resource> resources();

    @Stage(out = "resources")
    static void make(SendChannel<Resource> resources) throws InterruptedException {
      makeMany(resources);
    }

    @Stage(in = "resources")
    static void use(ReceiveChannel<Resource> resources) {
      if (useSome(resources) == WANTED) {
        throw new IllegalStateException("enough");
      }
    }
  }

  static void main() throws InterruptedException {
    int used = new UndeliveredAreClosed_AbandonedPipeline().run();
    check("abandoned after " + used);
    new UndeliveredAreClosed_ReturnedPipeline().run();
    check("returned by ordered workers");
    try (var run = new UndeliveredAreClosed_SlowPipeline().start()) {
      Patience.until(() -> OPEN.get() >= 10);
      run.cancel();
    }
    check("cancelled");
    try {
      new UndeliveredAreClosed_FailingPipeline().run();
    } catch (GoroutineFailedException e) {
      // As expected.
    }
    check("failed");
    byHand();
    Verdict.end();
  }

  /** The value whose send is refused stays the sender's; what was accepted is told. */
  private static void byHand() throws InterruptedException {
    Channel<Resource> channel = Channel.make("by hand", 8, Resource::close);
    for (int i = 0; i < 8; i++) {
      channel.send(new Resource());
    }
    try (Resource refused = new Resource()) {
      if (channel.trySend(refused)) {
        Verdict.that(false, "a full channel accepted a value");
      }
      channel.abandon();
      try {
        channel.send(refused);
        Verdict.that(false, "an abandoned channel accepted a value");
      } catch (ChannelAbandonedException e) {
        Verdict.that(OPEN.get() == 1, "the refused value is open still");
      }
    }
    check("abandoned by hand");
  }

  private static void check(String what) {
    Verdict.that(
        OPEN.get() == 0 && TWICE.get() == 0,
        "%s: %s left open, %s closed twice",
        what,
        OPEN,
        TWICE);
    OPEN.set(0);
    TWICE.set(0);
  }
}
