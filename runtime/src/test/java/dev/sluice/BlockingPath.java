package dev.sluice;

import java.util.Iterator;

/** A way to block on a channel. */
enum BlockingPath {
  SEND(true, 0),
  SEND_ON_A_FULL_BUFFER(true, 2),
  SEND_BY_A_VIEW(true, 0),
  SEND_BY_A_SELECT_OF_ONE(true, 0),
  SEND_BY_A_SELECT(true, 2),
  RECEIVE(false, 0),
  RECEIVE_FROM_AN_EMPTY_BUFFER(false, 2),
  RECEIVE_OK(false, 0),
  RECEIVE_BY_A_VIEW(false, 2),
  RANGE(false, 0),
  RECEIVE_BY_A_SELECT_OF_ONE(false, 2),
  RECEIVE_BY_A_SELECT(false, 0);

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
      case RECEIVE_BY_A_SELECT_OF_ONE, RECEIVE_BY_A_SELECT -> {
        var receive = Select.receive(channel);
        Select select =
            this == RECEIVE_BY_A_SELECT
                ? Select.of(receive, Select.send(idle, VALUE))
                : Select.of(receive);
        select.await();
        return receive.ok() ? String.valueOf(receive.value()) : CLOSED;
      }
      case RECEIVE, RECEIVE_FROM_AN_EMPTY_BUFFER -> {
        String received = channel.receive();
        return received == null ? CLOSED : received;
      }
    }
    return SENT;
  }
}
