package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;
import static dev.sluice.conformance.Blocks.completes;
import static dev.sluice.conformance.Outcomes.value;

import dev.sluice.Channel;
import dev.sluice.ChannelClosedException;
import dev.sluice.Goroutine;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import dev.sluice.Received;
import dev.sluice.Select;
import dev.sluice.Task;
import dev.sluice.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * When a select blocks and when it does not (rules SEL-12 to SEL-16, SEL-18, SEL-22 and others).
 */
final class SelectBlockingTest extends OfEveryKind {
  @Test
  @Rule("SEL-12")
  void withoutADefaultASelectBlocksUntilACaseCanProceed() throws InterruptedException {
    Channel<Integer> a = make();
    Channel<Integer> b = make();
    blocks(() -> Select.of(Cases.receive(this.<Integer>make())).await());
    var send = Cases.send(a, 1);
    var receive = Cases.receive(b);
    Pending<Select.Case> one = blocks(() -> Select.of(send, receive).await());
    assertThat(a.receive()).isEqualTo(1);
    assertThat(one.completes()).isSameInstanceAs(send);
    Pending<Select.Case> two = blocks(() -> Select.of(send, receive).await());
    b.send(2);
    assertThat(two.completes()).isSameInstanceAs(receive);
    assertThat(receive.value()).isEqualTo(2);
    assertThat(receive.ok()).isTrue();
  }

  @Test
  @Rule("SEL-13")
  void aSelectWithoutCasesBlocks() {
    blocks(() -> Select.of().await());
  }

  @Test
  @Rule("SEL-14")
  void aSelectWithOnlyADefaultTakesIt() {
    Select empty = Select.of();
    for (int i = 0; i < 3; i++) {
      assertThat(empty.poll()).isNull();
    }
  }

  @Test
  @Rule("SEL-15")
  void aNilChannelIsNeverChosen() {
    Channel<Integer> nil = Channel.nil();
    for (Select select :
        List.of(
            Select.of(Cases.receive(nil)),
            Select.of(Cases.send(nil, 1)),
            Select.of(Cases.receive(null)),
            Select.of(Cases.send(null, 1)),
            Select.of(Cases.receive(nil.receiveOnly()), Cases.send(nil.sendOnly(), 1)))) {
      assertThat(select.poll()).isNull();
    }
    Channel<Integer> closed = make();
    closed.close();
    var ready = Cases.receive(closed);
    Select select = Select.of(Cases.receive(nil), ready, Cases.send(nil, 1));
    for (int i = 0; i < 100; i++) {
      assertThat(select.poll()).isSameInstanceAs(ready);
    }
  }

  @Test
  @Rule("SEL-16")
  void aSelectOfNilChannelsBlocks() {
    Channel<Integer> nil = Channel.nil();
    blocks(() -> Select.of(Cases.receive(nil)).await());
    blocks(() -> Select.of(Cases.send(nil, 1)).await());
    blocks(() -> Select.of(Cases.receive(nil), Cases.send(nil, 1)).await());
    blocks(() -> Select.of(Cases.receive(null), Cases.send(null, 1)).await());
  }

  @Test
  @Rule("SEL-18")
  void aReceiveFromAClosedChannelIsAlwaysReady() {
    Channel<Integer> closed = make();
    closed.close();
    Channel<Integer> idle = make();
    var receive = Cases.receive(closed);
    for (Select select :
        List.of(
            Select.of(receive),
            Select.of(Cases.receive(idle), receive),
            Select.of(receive, Cases.send(idle, 1), Cases.receive(null)))) {
      completes(
          () -> {
            for (int i = 0; i < 10; i++) {
              assertThat(i % 2 == 0 ? select.await() : select.poll()).isSameInstanceAs(receive);
              assertThat(receive.ok()).isFalse();
              assertThat(receive.value()).isNull();
            }
          });
    }
  }

  @Test
  @Rule("SEL-22")
  void aSelectNeverMeetsItself() throws InterruptedException {
    Channel<Integer> channel = make();
    var send = Cases.send(channel, 1);
    var receive = Cases.receive(channel);
    assertThat(Select.of(send, receive).poll()).isNull();
    assertThat(Select.of(receive, send).poll()).isNull();
    Pending<Select.Case> self = blocks(() -> Select.of(send, receive, send, receive).await());
    assertThat(channel.tryReceive()).hasValue(value(1));
    assertThat(self.completes()).isSameInstanceAs(send);
    assertThat(channel.trySend(2)).isFalse();
  }

  @Test
  @Rule("SEL-32")
  void aSelectOfOneCaseIsThePlainOperation() throws InterruptedException {
    Channel<Integer> nil = Channel.nil();
    Channel<Integer> empty = make();
    Channel<Integer> full = make(1);
    full.send(0);
    assertThat(state(() -> Select.of(Cases.receive(empty)).await()))
        .isEqualTo(state(empty::receive));
    assertThat(state(() -> Select.of(Cases.receive(nil)).await())).isEqualTo(state(nil::receive));
    assertThat(state(() -> Select.of(Cases.receive(null)).await())).isEqualTo(state(nil::receive));
    assertThat(state(() -> Select.of(Cases.send(full, 1)).await()))
        .isEqualTo(state(Blocks.callable(() -> full.send(1))));
    assertThat(state(() -> Select.of(Cases.send(nil, 1)).await()))
        .isEqualTo(state(Blocks.callable(() -> nil.send(1))));

    var receive = Cases.receive(full);
    assertThat(Select.of(receive).await()).isSameInstanceAs(receive);
    assertThat(new Received<>(receive.value(), receive.ok())).isEqualTo(value(0));
    Select.of(Cases.send(full, 1)).await();
    assertThat(full.receive()).isEqualTo(1);
    full.close();
    assertThat(Select.of(receive).await()).isSameInstanceAs(receive);
    assertThat(new Received<>(receive.value(), receive.ok())).isEqualTo(full.receiveOk());
    isSamePanic(() -> full.send(1), () -> Select.of(Cases.send(full, 1)).await());
  }

  /** Go's wait reason of an operation that blocks. */
  private static String state(Callable<?> operation) throws InterruptedException {
    Pending<?> pending = blocks(operation);
    String state =
        Goroutines.all().stream()
            .filter(goroutine -> goroutine.id() == pending.thread().threadId())
            .map(Goroutine::state)
            .findFirst()
            .orElseThrow();
    pending.interrupt();
    pending.thread().join();
    return state;
  }

  private static void isSamePanic(Task one, Task other) {
    Throwable first = thrownBy(one);
    Throwable second = thrownBy(other);
    assertThat(first).isInstanceOf(ChannelClosedException.class);
    assertThat(second).isInstanceOf(ChannelClosedException.class);
    assertThat(second).hasMessageThat().isEqualTo(first.getMessage());
  }

  private static Throwable thrownBy(Task task) {
    try {
      task.run();
    } catch (Exception e) {
      return e;
    }
    throw new AssertionError("nothing was thrown");
  }

  @Test
  @Rule("SEL-33")
  void aSelectOfOneCaseAndADefaultIsTheTryOperation() throws InterruptedException {
    Channel<Integer> buffered = make(1);
    Channel<Integer> unbuffered = make();
    assertThat(pollReceive(Channel.nil())).isNull();
    assertThat(pollSend(Channel.nil())).isFalse();
    for (Channel<Integer> channel : List.of(buffered, unbuffered)) {
      assertThat(pollReceive(channel)).isNull();
      assertThat(channel.tryReceive()).isEmpty();
      assertThat(pollSend(channel)).isEqualTo(channel.capacity() > 0);
      assertThat(channel.trySend(2)).isFalse();
      assertThat(pollSend(channel)).isFalse();
    }
    assertThat(pollReceive(buffered)).isEqualTo(value(1));

    Pending<Void> sender = blocks(() -> unbuffered.send(3));
    assertThat(pollReceive(unbuffered)).isEqualTo(value(3));
    sender.completes();
    Pending<Integer> receiver = blocks(unbuffered::receive);
    assertThat(pollSend(unbuffered)).isTrue();
    assertThat(receiver.completes()).isEqualTo(1);

    unbuffered.close();
    assertThat(pollReceive(unbuffered)).isEqualTo(unbuffered.tryReceive().orElseThrow());
    isSamePanic(() -> unbuffered.trySend(1), () -> pollSend(unbuffered));
  }

  private static @Nullable Received<Integer> pollReceive(Channel<Integer> channel) {
    var receive = Cases.receive(channel);
    return Select.of(receive).poll() == null ? null : new Received<>(receive.value(), receive.ok());
  }

  private static boolean pollSend(Channel<Integer> channel) {
    return Select.of(Cases.send(channel, 1)).poll() != null;
  }

  @Test
  @Rule("SEL-34")
  void everyFormOfReceiveMeetsEveryFormOfSend() {
    for (int sender = 0; sender < 3; sender++) {
      for (int receiver = 0; receiver < 3; receiver++) {
        for (boolean senderFirst : new boolean[] {false, true}) {
          Channel<Integer> channel = make();
          Callable<?> send = sendIn(sender, channel);
          Callable<?> receive = receiveIn(receiver, channel);
          Pending<?> first = blocks(senderFirst ? send : receive);
          completes(senderFirst ? receive : send);
          first.completes();
          assertThat(channel.tryReceive()).isEmpty();
          assertThat(channel.trySend(0)).isFalse();
        }
      }
    }
  }

  private Callable<?> sendIn(int form, Channel<Integer> channel) {
    return switch (form) {
      case 0 -> Blocks.callable(() -> channel.send(1));
      case 1 -> () -> Select.of(Cases.send(channel, 1)).await();
      default ->
          () -> Select.of(Cases.receive(this.<Integer>make()), Cases.send(channel, 1)).await();
    };
  }

  private Callable<?> receiveIn(int form, Channel<Integer> channel) {
    return switch (form) {
      case 0 -> channel::receive;
      case 1 -> () -> Select.of(Cases.receive(channel)).await();
      default ->
          () -> Select.of(Cases.receive(channel), Cases.receive(this.<Integer>make())).await();
    };
  }

  @Test
  @Rule("SEL-44")
  void aBlockedSelectDoesNotHoldUpItsChannels() throws InterruptedException {
    Channel<Integer> full = make(1);
    full.send(0);
    Channel<Integer> empty = make();
    var send = Cases.send(full, 1);
    Pending<Select.Case> select = blocks(() -> Select.of(send, Cases.receive(empty)).await());
    completes(
        () -> {
          assertThat(full.length()).isEqualTo(1);
          assertThat(full.trySend(2)).isFalse();
          assertThat(Select.of(Cases.send(full, 2)).poll()).isNull();
          assertThat(empty.length()).isEqualTo(0);
          assertThat(empty.tryReceive()).isEmpty();
        });
    Pending<Void> behind = blocks(() -> full.send(3));
    Pending<Integer> other = blocks(empty::receive);
    select.isStillBlocked();
    assertThat(full.receive()).isEqualTo(0);
    assertThat(select.completes()).isSameInstanceAs(send);
    completes(() -> empty.send(4));
    assertThat(other.completes()).isEqualTo(4);
    assertThat(full.receive()).isEqualTo(1);
    assertThat(full.receive()).isEqualTo(3);
    behind.completes();
  }

  @Test
  @Rule("SEL-45")
  void selectsInOppositeOrdersDoNotBlockOneAnother() throws InterruptedException {
    int values = times(50_000);
    Channel<Integer> a = make();
    Channel<Integer> b = make(1);
    try (Group group = Group.open()) {
      for (boolean reversed : new boolean[] {false, true}) {
        group.go(
            "sender",
            () -> {
              var toA = Cases.send(a, 1);
              var toB = Cases.send(b, 1);
              Select select = reversed ? Select.of(toB, toA) : Select.of(toA, toB);
              for (int i = 0; i < values; i++) {
                select.await();
              }
            });
        group.go(
            "receiver",
            () -> {
              var fromA = Cases.receive(a);
              var fromB = Cases.receive(b);
              Select select = reversed ? Select.of(fromB, fromA) : Select.of(fromA, fromB);
              for (int i = 0; i < values; i++) {
                assertThat(((Select.ReceiveCase<?>) select.await()).value()).isEqualTo(1);
              }
            });
      }
      group.join();
    }
    assertThat(b.length()).isEqualTo(0);
  }

  @Test
  @Rule("SEL-46")
  void theViewsOfAChannelAreOneChannelInASelect() throws InterruptedException {
    Channel<Integer> unbuffered = make();
    var send = Cases.send(unbuffered.sendOnly(), 1);
    Select select =
        Select.of(Cases.receive(unbuffered.receiveOnly()), send, Cases.receive(unbuffered));
    assertThat(completes(() -> select.poll() == null)).isTrue();
    Pending<Select.Case> blocked = blocks(select::await);
    assertThat(unbuffered.receive()).isEqualTo(1);
    assertThat(blocked.completes()).isSameInstanceAs(send);

    Channel<Integer> buffered = make(1);
    List<Select.Case> chosen = new ArrayList<>();
    var toBuffer = Cases.send(buffered.sendOnly(), 1);
    Select both = Select.of(Cases.receive(buffered.receiveOnly()), toBuffer);
    completes(
        () -> {
          for (int i = 0; i < 4; i++) {
            chosen.add(both.await());
          }
        });
    assertThat(chosen.get(0)).isSameInstanceAs(toBuffer);
    assertThat(chosen.get(1)).isNotSameInstanceAs(toBuffer);
    assertThat(chosen.subList(2, 4)).isEqualTo(chosen.subList(0, 2));
  }

  @Test
  @Rule("SEL-50")
  void aTimerThatIsDueIsReadyAtTheEntryOfASelect() {
    for (int i = 0; i < 100; i++) {
      Duration delay = Duration.ofNanos(20_000L * i);
      try (Timer timer = Timer.start(delay)) {
        long due = System.nanoTime() + delay.toNanos();
        while (System.nanoTime() - due < 0) {
          Thread.onSpinWait();
        }
        var tick = Cases.receive(timer.channel());
        assertThat(Select.of(Cases.receive(make()), tick).poll()).isSameInstanceAs(tick);
        assertThat(tick.ok()).isTrue();
      }
    }
  }
}
