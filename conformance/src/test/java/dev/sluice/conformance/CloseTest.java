package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;
import static dev.sluice.conformance.Blocks.completes;
import static dev.sluice.conformance.Blocks.panics;
import static dev.sluice.conformance.Outcomes.closed;
import static dev.sluice.conformance.Outcomes.value;

import dev.sluice.Channel;
import dev.sluice.ChannelClosedException;
import dev.sluice.Go;
import dev.sluice.Received;
import dev.sluice.Select;
import dev.sluice.Task;
import dev.sluice.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Close (rules CLS, except the forms of CLS-08). */
final class CloseTest extends OfEveryKind {
  private static final String SEND_CLOSED = "send on closed channel";
  private static final String CLOSE_CLOSED = "close of closed channel";

  @Test
  @Rule("CLS-01")
  void closingTheNilChannelPanics() {
    Channel<Integer> nil = Channel.nil();
    panics(IllegalStateException.class, "close of nil channel", nil::close);
    panics(IllegalStateException.class, "close of nil channel", nil.sendOnly()::close);
  }

  @Test
  @Rule("CLS-02")
  void theSecondClosePanics() throws InterruptedException {
    Channel<Integer> channel = make(1);
    channel.send(1);
    channel.close();
    panics(ChannelClosedException.class, CLOSE_CLOSED, channel::close);
    assertThat(channel.receiveOk()).isEqualTo(value(1));
    assertThat(channel.receiveOk()).isEqualTo(closed());
  }

  @Test
  @Rule("CLS-03")
  void ofManyThatCloseAtOnceOneSucceeds() throws InterruptedException {
    int closers = 16;
    for (int round = 0; round < times(1_000); round++) {
      Channel<Integer> channel = make();
      AtomicInteger successes = new AtomicInteger();
      AtomicInteger panics = new AtomicInteger();
      CountDownLatch start = new CountDownLatch(1);
      WaitGroup all = new WaitGroup();
      for (int i = 0; i < closers; i++) {
        all.go(
            () -> {
              start.await();
              try {
                channel.close();
                successes.incrementAndGet();
              } catch (ChannelClosedException e) {
                panics.incrementAndGet();
              }
            });
      }
      start.countDown();
      all.await();
      assertThat(successes.get()).isEqualTo(1);
      assertThat(panics.get()).isEqualTo(closers - 1);
    }
  }

  @Test
  @Rule("CLS-04")
  void closeNeverBlocks() throws InterruptedException {
    Channel<Integer> receivedFrom = make();
    Channel<Integer> sentTo = make(1);
    sentTo.send(0);
    List<Pending<?>> blocked = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      blocked.add(blocks(receivedFrom::receive));
      blocked.add(blocks(() -> sentTo.send(1)));
    }
    completes(receivedFrom::close);
    completes(sentTo::close);
    for (int i = 0; i < blocked.size(); i += 2) {
      blocked.get(i).completes();
      blocked.get(i + 1).panics(ChannelClosedException.class, SEND_CLOSED);
    }
  }

  @Test
  @Rule("CLS-05")
  void closeWakesEverybodyWhoIsBlocked() {
    Channel<Integer> channel = make();
    Channel<Integer> idle = make();
    List<Pending<Boolean>> receivers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      receivers.add(blocks(() -> channel.receiveOk().ok()));
      receivers.add(
          blocks(
              () -> {
                var receive = Cases.receive(channel);
                Select.of(Cases.receive(idle), receive).await();
                return receive.ok();
              }));
    }
    channel.close();
    receivers.forEach(receiver -> assertThat(receiver.completes()).isFalse());

    Channel<Integer> other = make();
    List<Pending<?>> senders = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      senders.add(blocks(() -> other.send(1)));
      senders.add(
          blocks(() -> Select.of(Cases.receive(idle), Cases.send(other, 1)).await().index()));
    }
    other.close();
    senders.forEach(sender -> sender.panics(ChannelClosedException.class, SEND_CLOSED));
  }

  @Test
  @Rule("CLS-06")
  void aSelectBlockedInASendPanicsWhenTheChannelIsClosed() {
    Channel<Integer> closing = make();
    Channel<Integer> idle = make();
    Pending<Integer> select =
        blocks(() -> Select.of(Cases.send(closing, 1), Cases.receive(idle)).await().index());
    closing.close();
    select.panics(ChannelClosedException.class, SEND_CLOSED);
    assertThat(idle.trySend(1)).isFalse();
  }

  @Test
  @Rule("CLS-07")
  void aSelectBlockedInAReceiveChoosesItWhenTheChannelIsClosed() {
    Channel<Integer> closing = make();
    Channel<Integer> idle = make();
    var receive = Cases.receive(closing);
    Pending<Select.Case> select = blocks(() -> Select.of(Cases.receive(idle), receive).await());
    closing.close();
    assertThat(select.completes()).isSameInstanceAs(receive);
    assertThat(receive.index()).isEqualTo(1);
    assertThat(receive.ok()).isFalse();
    assertThat(receive.value()).isNull();
  }

  @Test
  @Rule("CLS-09")
  void aTryReceiveFromAClosedChannelReceivesTheClose() {
    for (int capacity : new int[] {0, 3}) {
      Channel<Integer> channel = make(capacity);
      channel.close();
      assertThat(channel.tryReceive()).hasValue(closed());
      var receive = Cases.receive(channel);
      assertThat(Select.of(receive).poll()).isSameInstanceAs(receive);
      assertThat(receive.ok()).isFalse();
    }
  }

  @Test
  @Rule("CLS-10")
  void aTrySendOnAClosedChannelPanics() throws InterruptedException {
    Channel<Integer> full = make(1);
    full.send(1);
    for (Channel<Integer> channel : List.of(this.<Integer>make(), full)) {
      channel.close();
      panics(ChannelClosedException.class, SEND_CLOSED, () -> channel.trySend(1));
      panics(
          ChannelClosedException.class,
          SEND_CLOSED,
          () -> Select.of(Cases.send(channel, 1)).poll());
    }
  }

  @Test
  @Rule("CLS-13")
  void aPanicLeavesTheChannelUsable() throws InterruptedException {
    Channel<Integer> channel = make(2);
    channel.send(1);
    channel.close();
    List<Task> panicking =
        List.of(
            () -> channel.send(2),
            () -> channel.trySend(2),
            channel::close,
            () -> Select.of(Cases.send(channel, 2)).await(),
            () -> Select.of(Cases.send(channel, 2), Cases.send(channel, 3)).poll());
    for (Task task : panicking) {
      try {
        task.run();
        throw new AssertionError("no panic");
      } catch (ChannelClosedException e) {
        assertThat(completes(channel::length)).isEqualTo(1);
        assertThat(completes(channel::capacity)).isEqualTo(2);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    assertThat(completes(channel::receiveOk)).isEqualTo(value(1));
    assertThat(completes(channel::receiveOk)).isEqualTo(closed());
  }

  @Test
  @Rule("CLS-14")
  void nothingReopensAChannel() throws InterruptedException {
    Channel<Integer> channel = make(1);
    channel.send(1);
    channel.close();
    List<Task> operations =
        List.of(
            () -> channel.send(2),
            () -> channel.trySend(2),
            channel::close,
            channel::receive,
            channel::tryReceive,
            channel::length,
            () -> assertThat(channel.iterator().hasNext()).isFalse(),
            () -> Select.of(Cases.receive(channel)).await(),
            () -> Select.of(Cases.send(channel, 2)).poll(),
            () -> this.<Integer>make().close());
    for (Task operation : operations) {
      try {
        operation.run();
      } catch (ChannelClosedException e) {
        // what a send and a close do on a closed channel
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      panics(ChannelClosedException.class, CLOSE_CLOSED, channel::close);
      panics(ChannelClosedException.class, SEND_CLOSED, () -> channel.trySend(3));
    }
    assertThat(channel.receiveOk()).isEqualTo(closed());
  }

  /** A plain field, on purpose. */
  private static final class Box {
    int written;
  }

  @Test
  @Rule("CLS-15")
  void whoSeesTheCloseSeesWhatWasWrittenBeforeIt() throws InterruptedException {
    for (int round = 0; round < times(1_000); round++) {
      Channel<Integer> channel = make();
      Box box = new Box();
      Pending<Integer> poller =
          Pending.start(
              () -> {
                Optional<Received<Integer>> seen = channel.tryReceive();
                while (seen.isEmpty()) {
                  Await.pass();
                  seen = channel.tryReceive();
                }
                return box.written;
              });
      int written = round + 1;
      Go.go(
          () -> {
            box.written = written;
            channel.close();
          });
      assertThat(poller.completes()).isEqualTo(written);
    }
  }

  @Test
  @Rule("CLS-16")
  void thePanicsOfClosedChannelsAreRuntimeErrorsWithoutAPrefix() {
    Channel<Integer> channel = make();
    channel.close();
    panics(RuntimeException.class, SEND_CLOSED, () -> channel.send(1));
    panics(RuntimeException.class, CLOSE_CLOSED, channel::close);
    panics(RuntimeException.class, "close of nil channel", Channel.nil()::close);
  }

  @Test
  @Rule("CLS-17")
  void aRangeOverAClosedChannelEndsAfterTheBufferedValues() throws InterruptedException {
    int values = 100_000;
    Channel<Integer> channel = make(values);
    for (int i = 0; i < values; i++) {
      channel.send(i);
    }
    channel.close();
    int iterations = 0;
    for (Integer value : channel) {
      assertThat(value).isEqualTo(iterations);
      iterations++;
    }
    assertThat(iterations).isEqualTo(values);
  }

  @Test
  @Rule("CLS-18")
  void aTryReceiveThatRacesWithTheCloseAlwaysFindsSomething() throws InterruptedException {
    for (int round = 0; round < times(10_000); round++) {
      Channel<Integer> channel = make(1);
      channel.send(1);
      Pending<Optional<Received<Integer>>> poller = Pending.start(channel::tryReceive);
      channel.close();
      channel.receive();
      assertThat(poller.completes()).isPresent();
    }
  }
}
