package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The shapes of Go's channel benchmarks, each of a fixed size, all of which must end. */
final class StressBenchmarksTest extends OfEveryKind {
  private static final int VALUES = part(20_000);
  private static final int ENTRIES = part(5_000);

  @Test
  @Rule("STR-29")
  void theShapesOfTheBenchmarksComplete() throws InterruptedException {
    pingPong();
    for (int capacity : new int[] {0, 10, 100}) {
      producersAndConsumers(capacity, 0);
      producersAndConsumers(capacity, 100);
    }
    selectingProducersAndConsumers();
    popularChannel();
    semaphore();
    contended();
    pollingAClosedChannel();
  }

  private void pingPong() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> channel = make();
      group.go(
          "pong",
          () -> {
            for (int i = 0; i < VALUES; i++) {
              assertThat(channel.receive()).isEqualTo(i);
              channel.send(-i);
            }
          });
      group.go(
          "ping",
          () -> {
            for (int i = 0; i < VALUES; i++) {
              channel.send(i);
              assertThat(channel.receive()).isEqualTo(-i);
            }
          });
      group.join();
    }
  }

  private static int work(int amount) {
    int result = 1;
    for (int i = 0; i < amount; i++) {
      result = result * 31 + i;
    }
    return result;
  }

  private void producersAndConsumers(int capacity, int work) throws InterruptedException {
    int parties = 4;
    AtomicInteger received = new AtomicInteger();
    AtomicInteger worked = new AtomicInteger();
    try (Group group = Group.open()) {
      Channel<Integer> channel = make(capacity);
      for (int p = 0; p < parties; p++) {
        group.go(
            "producer",
            () -> {
              for (int i = 0; i < VALUES / parties; i++) {
                channel.send(work(work));
              }
            });
        group.go(
            "consumer",
            () -> {
              for (int i = 0; i < VALUES / parties; i++) {
                worked.addAndGet(work(work) - Objects.requireNonNull(channel.receive()));
                received.incrementAndGet();
              }
            });
      }
      group.join();
    }
    assertThat(received.get()).isEqualTo(VALUES);
    assertThat(worked.get()).isEqualTo(0);
  }

  private void selectingProducersAndConsumers() throws InterruptedException {
    AtomicInteger received = new AtomicInteger();
    try (Group group = Group.open();
        Timer timer = Timer.start(Duration.ofHours(1))) {
      Channel<Integer> channel = make(128);
      Channel<Void> closing = make();
      for (int p = 0; p < 4; p++) {
        group.go(
            "producer",
            () -> {
              var send = Cases.send(channel, 1);
              Select select =
                  Select.of(send, Cases.receive(timer.channel()), Cases.receive(closing));
              for (int i = 0; i < VALUES / 4; i++) {
                assertThat(select.await()).isSameInstanceAs(send);
              }
            });
        group.go(
            "consumer",
            () -> {
              var receive = Cases.receive(channel);
              Select select =
                  Select.of(receive, Cases.receive(timer.channel()), Cases.receive(closing));
              for (int i = 0; i < VALUES / 4; i++) {
                assertThat(select.await()).isSameInstanceAs(receive);
                received.incrementAndGet();
              }
            });
      }
      group.join();
    }
    assertThat(received.get()).isEqualTo(VALUES);
  }

  private void popularChannel() throws InterruptedException {
    int goroutines = part(1_000);
    AtomicInteger turns = new AtomicInteger();
    try (Group group = Group.open()) {
      Channel<Void> common = make();
      for (int g = 0; g < goroutines; g++) {
        Channel<Integer> there = make();
        Channel<Integer> back = make();
        group.go("echo", () -> turnOver(common, there, back, turns, false));
        group.go("caller", () -> turnOver(common, back, there, turns, true));
      }
      group.join();
    }
    assertThat(turns.get()).isEqualTo(2 * 10 * goroutines);
  }

  private static void turnOver(
      Channel<Void> common,
      Channel<Integer> in,
      Channel<Integer> out,
      AtomicInteger turns,
      boolean first)
      throws InterruptedException {
    var receive = Cases.receive(in);
    Select receiving = Select.of(receive, Cases.receive(common));
    var send = Cases.send(out, 1);
    Select sending = Select.of(send, Cases.receive(common));
    for (int i = 0; i < 10; i++) {
      if (first) {
        assertThat(sending.await()).isSameInstanceAs(send);
        assertThat(receiving.await()).isSameInstanceAs(receive);
      } else {
        assertThat(receiving.await()).isSameInstanceAs(receive);
        assertThat(sending.await()).isSameInstanceAs(send);
      }
      turns.incrementAndGet();
    }
  }

  private void semaphore() throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger entries = new AtomicInteger();
    try (Group group = Group.open()) {
      Channel<Void> tokens = make(processors);
      for (int g = 0; g < 2 * processors; g++) {
        group.go(
            "user",
            () -> {
              for (int i = 0; i < ENTRIES; i++) {
                tokens.send(null);
                assertThat(inside.incrementAndGet()).isAtMost(processors);
                entries.incrementAndGet();
                inside.decrementAndGet();
                tokens.receive();
              }
            });
      }
      group.join();
    }
    assertThat(entries.get()).isEqualTo(2 * ENTRIES * processors);
  }

  private void contended() throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    int capacity = 100 * processors;
    Channel<Integer> channel = make(capacity);
    try (Group group = Group.open()) {
      for (int g = 0; g < processors; g++) {
        group.go(
            "user",
            () -> {
              for (int i = 0; i < 50; i++) {
                for (int n = 0; n < 100; n++) {
                  channel.send(n);
                }
                for (int n = 0; n < 100; n++) {
                  channel.receive();
                }
              }
            });
      }
      group.join();
    }
    assertThat(channel.length()).isEqualTo(0);
  }

  private void pollingAClosedChannel() {
    Channel<Integer> channel = make();
    var receive = Cases.receive(channel);
    Select select = Select.of(receive);
    for (int i = 0; i < VALUES; i++) {
      assertThat(select.poll()).isNull();
    }
    channel.close();
    for (int i = 0; i < VALUES; i++) {
      assertThat(select.poll()).isSameInstanceAs(receive);
    }
  }
}
