package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/**
 * Interrupts, which Go does not have: a blocked operation that is interrupted leaves the channel as
 * if it had never been called, and a value that was handed over is not lost.
 */
final class InterruptTest extends OfEveryKind {
  private static final int[] CAPACITIES = {0, 1, 3};

  /** Every way to send a value. */
  private List<Callable<?>> sends(Channel<Integer> channel) {
    return List.of(
        Blocks.callable(() -> channel.send(-1)),
        () -> Select.of(Cases.send(channel, -1)).await(),
        () -> Select.of(Cases.receive(make()), Cases.send(channel, -1)).await());
  }

  /** Every way to receive one, except for {@link #range}. */
  private List<Callable<?>> receives(Channel<Integer> channel) {
    return List.of(
        channel::receive,
        channel::receiveOk,
        () -> Select.of(Cases.receive(channel)).await(),
        () -> Select.of(Cases.receive(channel), Cases.receive(make())).await());
  }

  /** A range, and whether the thread is interrupted still when it has thrown. */
  private static boolean range(Channel<Integer> channel) {
    assertThrows(CancellationException.class, () -> channel.iterator().hasNext());
    return Thread.interrupted();
  }

  private Channel<Integer> filled(int capacity) throws InterruptedException {
    Channel<Integer> channel = make(capacity);
    for (int i = 0; i < capacity; i++) {
      channel.send(i);
    }
    return channel;
  }

  @Test
  void anInterruptedSendHasNotHappened() throws InterruptedException {
    for (int capacity : CAPACITIES) {
      Channel<Integer> channel = filled(capacity);
      for (Callable<?> send : sends(channel)) {
        Pending<?> interrupted = blocks(send);
        Pending<Void> behind = blocks(() -> channel.send(capacity));
        interrupted.interrupt();
        assertThat(interrupted.thrown()).isInstanceOf(InterruptedException.class);
        assertThat(channel.length()).isEqualTo(capacity);
        for (int i = 0; i <= capacity; i++) {
          assertThat(channel.receive()).isEqualTo(i);
        }
        behind.completes();
        assertThat(channel.tryReceive()).isEmpty();
        for (int i = 0; i < capacity; i++) {
          assertThat(channel.trySend(i)).isTrue();
        }
      }
    }
  }

  @Test
  void anInterruptedReceiveHasNotHappened() {
    for (int capacity : CAPACITIES) {
      Channel<Integer> channel = make(capacity);
      for (Callable<?> receive : receives(channel)) {
        Pending<?> interrupted = blocks(receive);
        Pending<Integer> behind = blocks(channel::receive);
        interrupted.interrupt();
        assertThat(interrupted.thrown()).isInstanceOf(InterruptedException.class);
        assertThat(channel.trySend(1)).isTrue();
        assertThat(behind.completes()).isEqualTo(1);
        assertThat(channel.length()).isEqualTo(0);
      }
      Pending<Boolean> range = blocks(() -> range(channel));
      range.interrupt();
      assertThat(range.completes()).isTrue();
      assertThat(channel.trySend(1)).isEqualTo(capacity > 0);
    }
  }

  @Test
  void anInterruptThatCameBeforeKeepsAnOperationFromBeginning() throws InterruptedException {
    Channel<Integer> channel = make(2);
    channel.send(1);
    List<Callable<?>> operations = new ArrayList<>(sends(channel));
    operations.addAll(receives(channel));
    for (Callable<?> operation : operations) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, operation::call);
      assertThat(Thread.interrupted()).isFalse();
      assertThat(channel.length()).isEqualTo(1);
    }
    Thread.currentThread().interrupt();
    assertThat(range(channel)).isTrue();
    assertThat(channel.receive()).isEqualTo(1);
  }

  @Test
  void whatDoesNotWaitIsNotInterrupted() {
    Channel<Integer> channel = make(1);
    Thread.currentThread().interrupt();
    boolean sent = channel.trySend(1);
    int length = channel.length();
    var received = channel.tryReceive();
    channel.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sent).isTrue();
    assertThat(length).isEqualTo(1);
    assertThat(received).isPresent();
  }

  @Test
  void aValueThatRacesWithAnInterruptIsReceivedOnce() throws InterruptedException {
    for (int capacity : new int[] {0, 1}) {
      Channel<Integer> channel = make(capacity);
      for (int round = 0; round < times(2_000); round++) {
        int value = round;
        List<Integer> received = Collections.synchronizedList(new ArrayList<>());
        Pending<Boolean> receiver =
            blocks(
                () -> {
                  try {
                    return received.add(channel.receive());
                  } catch (InterruptedException e) {
                    return false;
                  }
                });
        Pending<Void> sender = Pending.start(Blocks.callable(() -> channel.send(value)));
        receiver.interrupt();
        if (!receiver.completes()) {
          received.add(channel.receive());
        }
        sender.completes();
        assertThat(received).containsExactly(value);
        assertThat(channel.tryReceive()).isEmpty();
      }
    }
  }
}
