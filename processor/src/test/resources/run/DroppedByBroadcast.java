// => left open 0, closed twice 0 | left open 0, closed twice 0
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** A value that several stages share is closed when it has reached none of them. */
class DroppedByBroadcast {
  static final AtomicInteger OPEN = new AtomicInteger();
  static final AtomicInteger TWICE = new AtomicInteger();

  /** What has a receiver is closed by that one, once, however many have it. */
  static final class Frame implements AutoCloseable {
    private final AtomicInteger receivers = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    Frame() {
      OPEN.incrementAndGet();
    }

    void received() {
      if (receivers.getAndIncrement() == 0) close();
    }

    @Override
    public void close() {
      if (closed.getAndSet(true)) TWICE.incrementAndGet();
      OPEN.decrementAndGet();
    }
  }

  @Pipeline
  interface Early {
    @Broadcast
    @Capacity(4)
    Channel<Frame> frames();

    @Stage(out = "frames")
    static Stream<Frame> record() {
      return Stream.generate(Frame::new);
    }

    @Stage
    static void show(ReceiveChannel<Frame> frames) throws InterruptedException {
      for (int i = 0; i < 3; i++) frames.receive().received();
    }

    @Stage
    static void store(ReceiveChannel<Frame> frames) throws InterruptedException {
      frames.receive().received();
    }
  }

  @Pipeline
  interface Fused {
    @Stage(out = {"left", "right"})
    static void split(SendChannel<Frame> left, SendChannel<Frame> right)
        throws InterruptedException {
      for (int i = 0; i < 10; i++) {
        left.send(new Frame());
        right.send(new Frame());
      }
    }

    @Stage(in = "left")
    static void enough(Frame frame) {
      frame.received();
      throw new ChannelAbandonedException("enough");
    }

    @Stage(in = "right")
    static void all(Frame frame) {
      frame.received();
    }
  }

  private static String left() {
    return "left open " + OPEN.getAndSet(0) + ", closed twice " + TWICE.getAndSet(0);
  }

  static Object test() throws Exception {
    new DroppedByBroadcast_EarlyPipeline().run();
    String early = left();
    new DroppedByBroadcast_FusedPipeline().run();
    return early + " | " + left();
  }
}
