package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What happens before what (rules MM): plain fields, written on one side and read on the other, for
 * many rounds. The profile {@code stress} plays a hundred times as many.
 */
@Timeout(900)
final class MemoryModelTest extends OfEveryKind {
  private static final int ROUNDS = Boolean.getBoolean("sluice.stress") ? 1_000_000 : 10_000;

  private int rounds() {
    return times(ROUNDS);
  }

  /** A field without any synchronization of its own. */
  private static final class Plain {
    int value;
  }

  @Test
  @Rule("MM-01")
  void aGoStatementHappensBeforeItsGoroutine() throws InterruptedException {
    for (int round = 1; round <= rounds(); round++) {
      int expected = round;
      Plain field = new Plain();
      field.value = round;
      Plain seen = new Plain();
      go(() -> seen.value = field.value).join();
      assertThat(seen.value).isEqualTo(expected);
    }
  }

  /** One writes the field and tells the other, who reads it. */
  private interface Tell {
    void tell() throws InterruptedException;
  }

  private void writesAreSeen(Channel<Integer> back, Plain field, Tell tell, Tell listen)
      throws InterruptedException {
    try (Group group = Group.open()) {
      group.go(
          "writer",
          () -> {
            for (int round = 1; round <= rounds(); round++) {
              field.value = round;
              tell.tell();
              back.receive();
            }
          });
      for (int round = 1; round <= rounds(); round++) {
        listen.tell();
        if (field.value != round) {
          throw new AssertionError("in round " + round + " still " + field.value);
        }
        back.send(round);
      }
      group.join();
    }
  }

  @Test
  @Rule("MM-02")
  void aSendHappensBeforeItsReceive() throws InterruptedException {
    for (int capacity : new int[] {0, 1, 10}) {
      Channel<Integer> channel = make(capacity);
      writesAreSeen(make(), new Plain(), () -> channel.send(1), channel::receive);
    }
  }

  @Test
  @Rule("MM-03")
  void aCloseHappensBeforeAReceiveThatReturnsBecauseOfIt() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Channel<Integer>> channels = group.channel("channels", 1);
      Plain field = new Plain();
      group.go(
          "closer",
          () -> {
            int round = 0;
            for (Channel<Integer> channel : channels) {
              field.value = ++round;
              channel.close();
            }
          });
      for (int round = 1; round <= rounds(); round++) {
        Channel<Integer> channel = make();
        channels.send(channel);
        assertThat(channel.receive()).isNull();
        assertThat(field.value).isEqualTo(round);
      }
      channels.close();
      group.join();
    }
  }

  @Test
  @Rule("MM-04")
  void aReceiveHappensBeforeTheEndOfItsSendWithoutABuffer() throws InterruptedException {
    Channel<Integer> channel = make();
    writesAreSeen(make(), new Plain(), channel::receive, () -> channel.send(1));
  }

  @Test
  @Rule("MM-05")
  void aReceiveHappensBeforeTheSendThatTakesItsPlace() throws InterruptedException {
    int capacity = 3;
    int goroutines = 8;
    Channel<Integer> tokens = make(capacity);
    // Each holder of a token has a slot of its own, which the next one takes over.
    Channel<Plain> slots = make(capacity);
    for (int i = 0; i < capacity; i++) {
      slots.send(new Plain());
    }
    Channel<Integer> mutex = make(1);
    Plain total = new Plain();
    try (Group group = Group.open()) {
      for (int g = 0; g < goroutines; g++) {
        group.go(
            "holder",
            () -> {
              for (int round = 0; round < rounds() / goroutines; round++) {
                tokens.send(1);
                Plain slot = Objects.requireNonNull(slots.tryReceive().orElseThrow().value());
                slot.value++;
                slots.send(slot);
                tokens.receive();
                // With capacity 1 the semaphore is a lock.
                mutex.send(1);
                total.value++;
                mutex.receive();
              }
            });
      }
      group.join();
    }
    int inSlots = 0;
    for (int i = 0; i < capacity; i++) {
      inSlots += slots.iterator().next().value;
    }
    assertThat(inSlots).isEqualTo(rounds() / goroutines * goroutines);
    assertThat(total.value).isEqualTo(rounds() / goroutines * goroutines);
  }

  @Test
  @Rule("MM-08")
  void aSelectHasTheEffectsOfThePlainOperation() throws InterruptedException {
    for (int capacity : new int[] {0, 1, 10}) {
      Channel<Integer> channel = make(capacity);
      Channel<Integer> idle = make();
      Select sends = Select.of(Cases.send(channel, 1), Cases.receive(idle));
      Select receives = Select.of(Cases.receive(idle), Cases.receive(channel));
      writesAreSeen(make(), new Plain(), sends::await, receives::await);
    }
  }

  @Test
  @Rule("MM-10")
  void lengthAndCapacityCanBeAskedAtAnyTime() throws InterruptedException {
    int capacity = 3;
    try (Group group = Group.open()) {
      Channel<Integer> channel = in(group).make("values", capacity);
      AtomicBoolean over = new AtomicBoolean();
      group.go(
          "observer",
          () -> {
            while (!over.get()) {
              assertThat(channel.length()).isIn(List.of(0, 1, 2, 3));
              assertThat(channel.capacity()).isEqualTo(capacity);
            }
          });
      group.go(
          "sender",
          () -> {
            for (int i = 0; i < rounds(); i++) {
              channel.send(i);
            }
          },
          channel::close);
      int[] expected = {0};
      channel.forEach(value -> assertThat(value).isEqualTo(expected[0]++));
      over.set(true);
      group.join();
    }
  }

  @Test
  @Rule("MM-11")
  void doneHappensBeforeTheReturnOfTheWaitThatItEnds() throws InterruptedException {
    for (int round = 1; round <= rounds() / 2; round++) {
      Plain first = new Plain();
      Plain second = new Plain();
      WaitGroup both = new WaitGroup();
      both.add(2);
      go(
          () -> {
            first.value = 1;
            both.done();
          });
      go(
          () -> {
            second.value = 1;
            both.done();
          });
      both.await();
      assertThat(first.value + second.value).isEqualTo(2);
    }
  }

  @Test
  @Rule("MM-12")
  void settingATimerHappensBeforeTheReceiveOfItsValue() throws InterruptedException {
    Timer timer = Timer.start(Duration.ofDays(1));
    writesAreSeen(
        make(), new Plain(), () -> timer.reset(Duration.ZERO), () -> timer.channel().receive());
  }

  @Test
  @Rule("MM-13")
  void manyGoroutinesUseOneChannelWithoutOtherSynchronization() throws InterruptedException {
    int parties = 20;
    Channel<Integer> channel = make(2);
    long[] sums = new long[parties];
    WaitGroup senders = new WaitGroup();
    WaitGroup receivers = new WaitGroup();
    for (int p = 0; p < parties; p++) {
      int party = p;
      senders.go(
          () -> {
            for (int i = 1; i <= rounds() / parties; i++) {
              channel.send(i);
            }
          });
      receivers.go(() -> channel.forEach(value -> sums[party] += value));
    }
    senders.await();
    channel.close();
    receivers.await();
    long each = (long) rounds() / parties * (rounds() / parties + 1) / 2;
    assertThat(Arrays.stream(sums).sum()).isEqualTo(parties * each);
  }
}
