package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelFailedException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channels that are fed from what can be iterated, and channels as streams. */
@Timeout(30)
final class PulledChannelTest {
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();

  private Stream<Integer> numbers(int count) {
    return IntStream.range(0, count)
        .boxed()
        .peek(number -> taken.incrementAndGet())
        .onClose(closed::incrementAndGet);
  }

  @Test
  void elementsAreTakenOneByOneAndTheStreamIsClosedAtTheEnd() throws InterruptedException {
    ReceiveChannel<Integer> channel = ReceiveChannel.from(numbers(4));
    assertThat(taken.get()).isEqualTo(0);
    assertThat(channel.receive()).isEqualTo(0);
    assertThat(taken.get()).isEqualTo(1);
    assertThat(channel.tryReceive()).hasValue(new Received<>(1, true));
    assertThat(channel.receiveUpTo(10)).containsExactly(2, 3).inOrder();
    assertThat(channel.receiveUpTo(10)).isEmpty();
    assertThat(channel.receiveOk()).isEqualTo(new Received<>(null, false));
    assertThat(closed.get()).isEqualTo(1);
    assertThat(channel.length()).isEqualTo(0);
    assertThat(channel.capacity()).isEqualTo(0);
    channel.abandon();
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void nullIsAnElementAndARangeSeesThemAll() {
    List<String> seen = new ArrayList<>();
    for (String one : ReceiveChannel.from(Arrays.asList("a", null, "b"))) {
      seen.add(one);
    }
    assertThat(seen).containsExactly("a", null, "b").inOrder();
  }

  @Test
  void aSelectTakesAnElementOnlyIfItChoosesIt() throws InterruptedException {
    ReceiveChannel<Integer> channel = ReceiveChannel.from(numbers(1000));
    Channel<Integer> other = Channel.make(1000);
    for (int i = 0; i < 1000; i++) {
      other.send(-1);
    }
    var number = Select.receive(channel);
    var filling = Select.receive(other);
    var select = Select.of(number, filling);
    int chosen = 0;
    for (int i = 0; i < 500; i++) {
      if (select.await() == number) {
        assertThat(number.value()).isEqualTo(chosen);
        chosen++;
      }
    }
    assertThat(taken.get()).isEqualTo(chosen);
    assertThat(chosen).isIn(com.google.common.collect.Range.closed(150, 350));
    var end = Select.receive(ReceiveChannel.from(List.<Integer>of()));
    assertThat(Select.of(end).poll()).isSameInstanceAs(end);
    assertThat(end.ok()).isFalse();
  }

  @Test
  void anAbandonedOneIsNotPulledAndItsSourceIsClosed() throws InterruptedException {
    ReceiveChannel<Integer> channel = ReceiveChannel.from(numbers(10));
    assertThat(channel.receive()).isEqualTo(0);
    channel.abandon();
    assertThat(channel.receiveOk().ok()).isFalse();
    assertThat(taken.get()).isEqualTo(1);
    assertThat(closed.get()).isEqualTo(1);
    ReceiveChannel<Integer> unused = ReceiveChannel.from(numbers(10));
    unused.abandon();
    unused.abandon();
    assertThat(closed.get()).isEqualTo(2);
  }

  @Test
  void whatTheIteratorThrowsEndsTheChannelAsAFailure() throws InterruptedException {
    ReceiveChannel<Integer> channel =
        ReceiveChannel.from(
            numbers(3)
                .peek(
                    number -> {
                      if (number == 1) {
                        throw new ArithmeticException("on purpose");
                      }
                    }));
    assertThat(channel.receive()).isEqualTo(0);
    for (int i = 0; i < 2; i++) {
      assertThat(assertThrows(ChannelFailedException.class, channel::receive))
          .hasCauseThat()
          .hasMessageThat()
          .isEqualTo("on purpose");
    }
    assertThat(closed.get()).isEqualTo(1);
  }

  @Test
  void anInterruptedReceiverTakesNothing() {
    ReceiveChannel<Integer> channel = ReceiveChannel.from(numbers(3));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, channel::receive);
    assertThat(taken.get()).isEqualTo(0);
    assertThat(channel.tryReceive()).isPresent();
  }

  /** The iterator is not made for several threads, and need not be. */
  @Test
  void severalReceiversShareTheElementsOneAtATime() throws InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    Iterator<Integer> numbers = IntStream.range(0, 20_000).iterator();
    Iterable<Integer> checked =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                assertThat(inside.getAndIncrement()).isEqualTo(0);
                boolean more = numbers.hasNext();
                if (!more) {
                  inside.decrementAndGet();
                }
                return more;
              }

              @Override
              public Integer next() {
                Integer number = numbers.next();
                assertThat(inside.decrementAndGet()).isEqualTo(0);
                return number;
              }
            };
    ReceiveChannel<Integer> channel = ReceiveChannel.from(checked);
    List<Integer> received = Collections.synchronizedList(new ArrayList<>());
    try (Group group = Group.open("receivers")) {
      for (int i = 0; i < 4; i++) {
        group.go(
            "receiver",
            () -> {
              for (int number : channel) {
                received.add(number);
              }
            });
      }
      group.join();
    }
    Collections.sort(received);
    assertThat(received).isEqualTo(IntStream.range(0, 20_000).boxed().toList());
  }

  @Test
  void aStreamReceivesWhatItNeedsAndItsCloseAbandonsTheChannel() throws InterruptedException {
    Channel<Integer> channel = Channel.make(10);
    for (int i = 0; i < 10; i++) {
      channel.send(i);
    }
    try (Stream<Integer> values = channel.receiveOnly().stream()) {
      assertThat(values.filter(value -> value % 2 == 0).limit(3).toList())
          .containsExactly(0, 2, 4)
          .inOrder();
    }
    assertThrows(ChannelAbandonedException.class, () -> channel.trySend(1));
    Channel<Integer> failed = Channel.make();
    failed.fail(new IllegalStateException("lost"));
    assertThrows(ChannelFailedException.class, () -> failed.stream().toList());
  }
}
