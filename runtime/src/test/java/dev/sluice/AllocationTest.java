package dev.sluice;

import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations that can be done at once allocate nothing. */
final class AllocationTest {
  private static final int ROUNDS = 20_000;
  private static final int ATTEMPTS = 10;
  private static final Duration LONG = Duration.ofHours(1);

  /** What is done with a channel that has room for one value, and is empty before and after. */
  enum Operation {
    SEND_AND_RECEIVE {
      @Override
      void run(Fixture on) throws InterruptedException {
        on.channel.send("value");
        on.channel.receive();
      }
    },
    TRY_SEND {
      @Override
      void run(Fixture on) throws InterruptedException {
        on.channel.trySend("value");
        on.channel.receive();
      }
    },
    TIMED_SEND {
      @Override
      void run(Fixture on) throws InterruptedException {
        on.channel.trySend("value", LONG);
        on.channel.receive();
      }
    },
    POLL {
      @Override
      void run(Fixture on) throws InterruptedException {
        on.channel.send("value");
        on.select.poll();
      }
    },
    TIMED_POLL {
      @Override
      void run(Fixture on) throws InterruptedException {
        on.channel.send("value");
        on.select.poll(LONG);
      }
    },
    TIMED_POLL_IN_ORDER {
      @Override
      void run(Fixture on) throws InterruptedException {
        on.channel.send("value");
        on.inOrder.poll(LONG);
      }
    };

    abstract void run(Fixture on) throws InterruptedException;
  }

  /** A channel, and selects that are ready when it has a value. */
  static final class Fixture {
    private final Channel<String> channel = Channel.make(1);
    private final Channel<String> idle = Channel.make();
    private final Select select = Select.of(Select.receive(channel), Select.receive(idle));
    private final Select inOrder = Select.inOrder(Select.receive(idle), Select.receive(channel));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsAllocated(Operation operation) throws InterruptedException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Fixture fixture = new Fixture();
    long least = Long.MAX_VALUE;
    // The virtual machine allocates as well while it loads and compiles what is called.
    for (int i = 0; i < ATTEMPTS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int j = 0; j < ROUNDS; j++) {
        operation.run(fixture);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertWithMessage("bytes for %s operations", ROUNDS).that(least).isLessThan(ROUNDS);
  }
}
