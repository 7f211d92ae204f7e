package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;
import static dev.sluice.conformance.Outcomes.closed;
import static dev.sluice.conformance.Outcomes.value;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Received;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** Stress on channels (rules STR), each in its size for two processors. */
final class StressChannelTest extends OfEveryKind {
  /** As many as Go's own test has. */
  private static final int ALL_ITEMS = 271_828;

  @Test
  @Rule("STR-01")
  void everyCapacityBlocksClosesAndKeepsOrderAndValues() throws InterruptedException {
    int step = 50 / part(50);
    for (int capacity = 0; capacity < 50; capacity += step) {
      Channel<Integer> channel = make(capacity);
      assertThat(channel.length()).isEqualTo(0);
      assertThat(channel.capacity()).isEqualTo(capacity);
      blocksWhileEmpty(make(capacity));
      blocksWhileFull(make(capacity));
      endsAfterTheClose(make(capacity));
      keepsTheOrder(make(capacity));
      keepsEveryValue(make(capacity));
    }
  }

  private static void blocksWhileEmpty(Channel<Integer> channel) throws InterruptedException {
    assertThat(channel.tryReceive()).isEmpty();
    Pending<Integer> one = blocks(channel::receive);
    Pending<Received<Integer>> two = blocks(channel::receiveOk);
    channel.send(1);
    channel.send(2);
    assertThat(one.completes()).isEqualTo(1);
    assertThat(two.completes()).isEqualTo(value(2));
  }

  private static void blocksWhileFull(Channel<Integer> channel) throws InterruptedException {
    for (int i = 0; i < channel.capacity(); i++) {
      assertThat(channel.trySend(i)).isTrue();
    }
    assertThat(channel.trySend(-1)).isFalse();
    Pending<Void> sender = blocks(() -> channel.send(channel.capacity()));
    assertThat(channel.length()).isEqualTo(channel.capacity());
    for (int i = 0; i <= channel.capacity(); i++) {
      assertThat(channel.receive()).isEqualTo(i);
    }
    sender.completes();
  }

  private void endsAfterTheClose(Channel<Integer> channel) throws InterruptedException {
    Pending<Received<Integer>> receiver = blocks(channel::receiveOk);
    Channel<Integer> filled = make(channel.capacity());
    for (int i = 0; i < filled.capacity(); i++) {
      filled.send(i);
    }
    channel.close();
    filled.close();
    assertThat(receiver.completes()).isEqualTo(closed());
    for (int i = 0; i < filled.capacity(); i++) {
      assertThat(filled.receiveOk()).isEqualTo(value(i));
    }
    assertThat(filled.receiveOk()).isEqualTo(closed());
    assertThat(channel.receive()).isNull();
  }

  private static void keepsTheOrder(Channel<Integer> channel) throws InterruptedException {
    try (Group group = Group.open()) {
      group.go(
          "sender",
          () -> {
            for (int i = 0; i < 200; i++) {
              channel.send(i);
            }
          });
      for (int i = 0; i < 100; i++) {
        assertThat(channel.receive()).isEqualTo(i);
      }
      for (int i = 100; i < 200; i++) {
        assertThat(channel.receiveOk()).isEqualTo(value(i));
      }
      group.join();
    }
  }

  private void keepsEveryValue(Channel<Integer> channel) throws InterruptedException {
    int values = times(1_000);
    AtomicIntegerArray times = new AtomicIntegerArray(values);
    try (Group group = Group.open()) {
      for (int p = 0; p < 4; p++) {
        group.go(
            "sender",
            () -> {
              for (int i = 0; i < values; i++) {
                channel.send(i);
              }
            });
        group.go(
            "receiver",
            () -> {
              for (int i = 0; i < values; i++) {
                times.incrementAndGet(Objects.requireNonNull(channel.receive()));
              }
            });
      }
      group.join();
    }
    for (int i = 0; i < values; i++) {
      assertThat(times.get(i)).isEqualTo(4);
    }
    assertThat(channel.length()).isEqualTo(0);
  }

  @Test
  @Rule("STR-02")
  void aCloseWakesAThousandReceivers() throws InterruptedException {
    for (int round = 0; round < times(100); round++) {
      Channel<Integer> channel = make();
      AtomicInteger ended = new AtomicInteger();
      AtomicInteger started = new AtomicInteger();
      try (Group group = Group.open()) {
        for (int i = 0; i < 1_000; i++) {
          group.go(
              "receiver",
              () -> {
                started.incrementAndGet();
                assertThat(channel.receiveOk()).isEqualTo(closed());
                ended.incrementAndGet();
              });
        }
        Await.until("all receivers run", () -> started.get() == 1_000);
        channel.close();
        group.join();
      }
      assertThat(ended.get()).isEqualTo(1_000);
    }
  }

  @Test
  @Rule("STR-03")
  void aPollThatRacesWithTheCloseAlwaysFindsSomething() throws InterruptedException {
    for (int round = 0; round < times(10_000); round++) {
      Channel<Integer> channel = make(1);
      channel.send(1);
      Pending<Boolean> poller =
          Pending.start(() -> Select.of(Cases.receive(channel)).poll() != null);
      channel.close();
      channel.receive();
      assertThat(poller.completes()).isTrue();
    }
  }

  @Test
  @Rule("STR-09")
  void tenReceiversGetEveryValueOnce() throws InterruptedException {
    int values = times(100_000);
    AtomicIntegerArray slots = new AtomicIntegerArray(values);
    try (Group group = Group.open()) {
      Channel<Integer> channel = make(2);
      for (int r = 0; r < 10; r++) {
        group.go(
            "receiver",
            () -> {
              var receive = Cases.receive(channel);
              Select select = Select.of(receive);
              while (select.await() == receive && receive.ok()) {
                int slot = Objects.requireNonNull(receive.value());
                assertThat(slots.getAndSet(slot, 2)).isEqualTo(1);
              }
            });
      }
      for (int i = 0; i < values; i++) {
        assertThat(slots.getAndSet(i, 1)).isEqualTo(0);
        channel.send(i);
      }
      channel.close();
      group.join();
    }
    for (int i = 0; i < values; i++) {
      assertThat(slots.get(i)).isEqualTo(2);
    }
  }

  @Test
  @Rule("STR-11")
  void manyConsumersForwardEveryValue() throws InterruptedException {
    int items = part(ALL_ITEMS);
    int[] primes = {2, 3, 7, 11, 13, 17, 19, 23, 27, 31};
    long expected = 0;
    for (int i = 0; i < items; i++) {
      expected += primes[i % primes.length];
    }
    long sum = 0;
    int count = 0;
    try (Group group = Group.open()) {
      Channel<Integer> in = make(69);
      Channel<Integer> out = make(69);
      AtomicInteger forwarding = new AtomicInteger(23);
      for (int w = 0; w < 23; w++) {
        group.go(
            "worker",
            () -> {
              for (int value : in) {
                if (primes[value % primes.length] == value) {
                  Await.pass();
                }
                out.send(value);
              }
              if (forwarding.decrementAndGet() == 0) {
                out.close();
              }
            });
      }
      group.go(
          "feeder",
          () -> {
            for (int i = 0; i < items; i++) {
              in.send(primes[i % primes.length]);
            }
            in.close();
          });
      for (int value : out) {
        sum += value;
        count++;
      }
      group.join();
    }
    assertThat(count).isEqualTo(items);
    assertThat(sum).isEqualTo(expected);
    if (items == ALL_ITEMS) {
      assertThat(sum).isEqualTo(4_158_941);
    }
  }

  @Test
  @Rule("STR-12")
  void aPollingSelectMeetsABlockingPeer() throws InterruptedException {
    for (int capacity : new int[] {0, 1}) {
      pollToMeet(make(capacity), 123, 234);
      pollToMeet(make(capacity), 123_456L, 234_567L);
      pollToMeet(make(capacity), true, false);
      pollToMeet(make(capacity), "hello", "hello again");
    }
  }

  private static <T> void pollToMeet(Channel<T> channel, T first, T second) {
    Pending<Received<T>> receiver = Pending.start(channel::receiveOk);
    var send = Cases.send(channel, first);
    Await.until("the poll meets the receiver", () -> Select.of(send).poll() == send);
    assertThat(receiver.completes()).isEqualTo(value(first));

    Pending<Void> sender = Pending.start(Blocks.callable(() -> channel.send(second)));
    var receive = Cases.receive(channel);
    Await.until("the poll meets the sender", () -> Select.of(receive).poll() == receive);
    assertThat(receive.value()).isEqualTo(second);
    sender.completes();
    assertThat(Select.of(receive).poll()).isNull();
  }

  @Test
  @Rule("STR-13")
  void aTokenPassesThroughAChainOfGoroutines() throws InterruptedException {
    for (int length : new int[] {times(10_000), times(100_000)}) {
      try (Group group = Group.open()) {
        Channel<Integer> first = make();
        Channel<Integer> last = first;
        for (int i = 0; i < length; i++) {
          Channel<Integer> left = last;
          Channel<Integer> right = make();
          group.go("link", () -> right.send(1 + Objects.requireNonNull(left.receive())));
          last = right;
        }
        first.send(0);
        assertThat(last.receive()).isEqualTo(length);
        group.join();
      }
    }
  }

  @Test
  @Rule("STR-16")
  void everyFormOfSendMeetsEveryFormOfReceiveAtEveryCapacity() throws InterruptedException {
    PairingStress.run(maker);
  }

  private record Item(int sender, String text) {}

  @Test
  @Rule("STR-22")
  void objectsPassIntactWhileManyAreAllocated() throws InterruptedException {
    int pairs = 10;
    int objects = times(10_000);
    AtomicInteger received = new AtomicInteger();
    try (Group group = Group.open()) {
      Channel<Object> channel = make();
      for (int p = 0; p < pairs; p++) {
        int sender = p;
        group.go(
            "sender",
            () -> {
              for (int i = 0; i < objects; i++) {
                channel.send(new Item(sender, sender + ":" + i));
              }
            });
        group.go(
            "receiver",
            () -> {
              for (int i = 0; i < objects; i++) {
                Item item = (Item) Objects.requireNonNull(channel.receive());
                assertThat(item.text()).startsWith(item.sender() + ":");
                received.incrementAndGet();
              }
            });
      }
      group.join();
    }
    assertThat(received.get()).isEqualTo(pairs * objects);
  }

  @Test
  @Rule("STR-23")
  void aHundredCallersFinishThroughOneChannel() throws InterruptedException {
    int callers = 100;
    int calls = part(1_000);
    AtomicInteger done = new AtomicInteger();
    Channel<Integer> finished = make(100);
    try (Group group = Group.open()) {
      for (int c = 0; c < callers; c++) {
        int caller = c;
        group.go(
            "caller",
            () -> {
              for (int i = 0; i < calls; i++) {
                done.incrementAndGet();
              }
              finished.send(caller);
            });
      }
      boolean[] seen = new boolean[callers];
      for (int i = 0; i < callers; i++) {
        int caller = Objects.requireNonNull(finished.receive());
        assertThat(seen[caller]).isFalse();
        seen[caller] = true;
      }
      assertThat(done.get()).isEqualTo(callers * calls);
      group.join();
    }
    assertThat(finished.tryReceive()).isEmpty();
  }

  @Test
  @Rule("STR-27")
  void blockedSendersSurviveCollections() throws InterruptedException {
    List<Pending<Void>> senders = new ArrayList<>();
    List<Channel<Object>> channels = new ArrayList<>();
    for (int p = 0; p < part(200); p++) {
      Channel<Object> channel = make();
      channels.add(channel);
      senders.add(
          blocks(
              () -> {
                for (int i = 0; i < 10; i++) {
                  channel.send("value " + i);
                }
              }));
    }
    for (int i = 0; i < 10; i++) {
      System.gc();
      for (Channel<Object> channel : channels) {
        assertThat(channel.receive()).isEqualTo("value " + i);
      }
    }
    senders.forEach(Pending::completes);
  }
}
