package dev.sluice.internal.channel;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** A way to block on a channel. */
enum BlockingPath {
  SEND(true, 0),
  SEND_ON_A_FULL_BUFFER(true, 2),
  SEND_BY_A_VIEW(true, 0),
  SEND_BY_A_SELECT_OF_ONE(true, 0),
  SEND_BY_A_SELECT(true, 2),
  SEND_BY_A_SOURCE(true, 0),
  SEND_BY_A_SOURCE_ON_A_FULL_BUFFER(true, 2),
  SEND_BY_ONE_OF_SEVERAL_STAGES(true, 0),
  TIMED_SEND_BY_A_SOURCE(true, 2),
  SEND_BY_A_SOURCE_IN_A_SELECT(true, 0),
  TIMED_SEND(true, 0),
  TIMED_SEND_BY_A_VIEW(true, 2),
  TIMED_SEND_BY_A_SELECT(true, 0),
  RECEIVE(false, 0),
  RECEIVE_FROM_AN_EMPTY_BUFFER(false, 2),
  RECEIVE_OK(false, 0),
  RECEIVE_BY_A_VIEW(false, 2),
  RANGE(false, 0),
  STREAM(false, 2),
  RECEIVE_BY_ONE_OF_SEVERAL_STAGES(false, 0),
  RANGE_BY_ONE_OF_SEVERAL_STAGES(false, 2),
  RECEIVE_BY_A_SELECT_OF_ONE(false, 2),
  RECEIVE_BY_A_SELECT(false, 0),
  RECEIVE_BY_A_SELECT_IN_ORDER(false, 2),
  TIMED_RECEIVE(false, 0),
  TIMED_RECEIVE_BY_A_VIEW(false, 2),
  TIMED_RECEIVE_BY_A_SELECT(false, 0),
  RECEIVE_UP_TO(false, 2),
  RECEIVE_UP_TO_WITHIN(false, 0);

  /** Longer than any test takes. */
  private static final Duration LONG = Duration.ofDays(1);

  /** What is sent. */
  static final String VALUE = "value";

  /** What fills the buffer of a channel that is sent to. */
  static final String FILLING = "filling";

  /** What a sender gives when it has sent. */
  static final String SENT = "sent";

  /** What a receiver gives when the channel was closed. */
  static final String CLOSED = "closed";

  final boolean sends;
  final int capacity;

  BlockingPath(boolean sends, int capacity) {
    this.sends = sends;
    this.capacity = capacity;
  }

  /** Whether it is a range, which tells an interrupt by a {@code CancellationException}. */
  boolean ranges() {
    return this == RANGE || this == STREAM || this == RANGE_BY_ONE_OF_SEVERAL_STAGES;
  }

  /** Makes the channel such that the operation blocks. */
  void prepare(Channel<String> channel) throws InterruptedException {
    if (sends) {
      for (int i = 0; i < capacity; i++) {
        channel.send(FILLING);
      }
    }
  }

  /** Does the operation; returns what was received, {@link #SENT} or {@link #CLOSED}. */
  String run(Channel<String> channel) throws InterruptedException {
    Channel<String> idle = Channel.make();
    switch (this) {
      case SEND, SEND_ON_A_FULL_BUFFER -> channel.send(VALUE);
      case SEND_BY_A_VIEW -> channel.sendOnly().send(VALUE);
      case SEND_BY_A_SOURCE, SEND_BY_A_SOURCE_ON_A_FULL_BUFFER -> source(channel).send(VALUE);
      case SEND_BY_ONE_OF_SEVERAL_STAGES -> new CountedSends<>(channel, new Count()).send(VALUE);
      case TIMED_SEND_BY_A_SOURCE -> sentInTime(source(channel).trySend(VALUE, LONG));
      case SEND_BY_A_SOURCE_IN_A_SELECT ->
          Select.of(Select.receive(idle), Select.send(source(channel), VALUE)).await();
      case STREAM -> {
        return channel.stream().findFirst().orElse(CLOSED);
      }
      case RECEIVE_BY_ONE_OF_SEVERAL_STAGES -> {
        String received = new CountedReceives<>(channel, new Count()).receive();
        return received == null ? CLOSED : received;
      }
      case RANGE_BY_ONE_OF_SEVERAL_STAGES -> {
        Iterator<String> range = new CountedReceives<>(channel, new Count()).iterator();
        return range.hasNext() ? range.next() : CLOSED;
      }
      case SEND_BY_A_SELECT_OF_ONE -> Select.of(Select.send(channel, VALUE)).await();
      case SEND_BY_A_SELECT -> Select.of(Select.receive(idle), Select.send(channel, VALUE)).await();
      case RECEIVE_OK, RECEIVE_BY_A_VIEW -> {
        ReceiveChannel<String> side = this == RECEIVE_OK ? channel : channel.receiveOnly();
        Received<String> received = side.receiveOk();
        return received.ok() ? String.valueOf(received.value()) : CLOSED;
      }
      case RANGE -> {
        Iterator<String> range = channel.iterator();
        return range.hasNext() ? range.next() : CLOSED;
      }
      case TIMED_SEND -> sentInTime(channel.trySend(VALUE, LONG));
      case TIMED_SEND_BY_A_VIEW -> sentInTime(channel.sendOnly().trySend(VALUE, LONG));
      case TIMED_SEND_BY_A_SELECT ->
          sentInTime(Select.of(Select.send(channel, VALUE)).poll(LONG) != null);
      case TIMED_RECEIVE, TIMED_RECEIVE_BY_A_VIEW -> {
        ReceiveChannel<String> side = this == TIMED_RECEIVE ? channel : channel.receiveOnly();
        Received<String> received = side.tryReceive(LONG).orElseThrow();
        return received.ok() ? String.valueOf(received.value()) : CLOSED;
      }
      case RECEIVE_UP_TO, RECEIVE_UP_TO_WITHIN -> {
        List<String> batch =
            this == RECEIVE_UP_TO ? channel.receiveUpTo(1) : channel.receiveUpTo(1, LONG);
        return batch.isEmpty() ? CLOSED : batch.get(0);
      }
      case RECEIVE_BY_A_SELECT_OF_ONE,
          RECEIVE_BY_A_SELECT,
          RECEIVE_BY_A_SELECT_IN_ORDER,
          TIMED_RECEIVE_BY_A_SELECT -> {
        var receive = Select.receive(channel);
        var other = Select.send(idle, VALUE);
        switch (this) {
          case RECEIVE_BY_A_SELECT_OF_ONE -> Select.of(receive).await();
          case RECEIVE_BY_A_SELECT -> Select.of(receive, other).await();
          case RECEIVE_BY_A_SELECT_IN_ORDER -> Select.inOrder(other, receive).await();
          default -> sentInTime(Select.of(other, receive).poll(LONG) != null);
        }
        return receive.ok() ? String.valueOf(receive.value()) : CLOSED;
      }
      case RECEIVE, RECEIVE_FROM_AN_EMPTY_BUFFER -> {
        String received = channel.receive();
        return received == null ? CLOSED : received;
      }
    }
    return SENT;
  }

  /** The end of a source whose pipeline is not drained. */
  private static SendChannel<String> source(Channel<String> channel) {
    return new SourceEnd<>(channel, new SourceSet());
  }

  private static void sentInTime(boolean done) {
    if (!done) {
      throw new AssertionError("the time has passed");
    }
  }
}
