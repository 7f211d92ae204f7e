package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.sluice.conformance.Blocks.panics;
import static dev.sluice.conformance.Outcomes.closed;
import static dev.sluice.conformance.Outcomes.value;

import dev.sluice.Channel;
import dev.sluice.ChannelClosedException;
import dev.sluice.Received;
import dev.sluice.Select;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On closed channels all ways to say an operation agree (rule CLS-08). */
final class ClosedFormsTest extends OfEveryKind {
  /** A way to say the operations. */
  enum Form {
    PLAIN,
    SELECT_OF_ONE,
    SELECT_OF_MORE;

    private Select select(Select.Case operation) {
      return this == SELECT_OF_ONE
          ? Select.of(operation)
          : Select.of(Cases.receive(Channel.<Integer>make()), operation);
    }

    private static void chose(Select.Case expected, Select.@Nullable Case chosen) {
      assertThat(chosen).isSameInstanceAs(expected);
    }

    void send(Channel<Integer> channel) throws InterruptedException {
      if (this == PLAIN) {
        channel.send(2);
      } else {
        select(Cases.send(channel, 2)).await();
      }
    }

    void trySend(Channel<Integer> channel) {
      if (this == PLAIN) {
        channel.trySend(2);
      } else {
        select(Cases.send(channel, 2)).poll();
      }
    }

    @Nullable Integer receive(Channel<Integer> channel) throws InterruptedException {
      if (this == PLAIN) {
        return channel.receive();
      }
      var receive = Cases.receive(channel);
      chose(receive, select(receive).await());
      return receive.value();
    }

    Received<Integer> receiveOk(Channel<Integer> channel) throws InterruptedException {
      if (this == PLAIN) {
        return channel.receiveOk();
      }
      var receive = Cases.receive(channel);
      chose(receive, select(receive).await());
      return new Received<>(receive.value(), receive.ok());
    }

    Optional<Received<Integer>> tryReceive(Channel<Integer> channel) {
      if (this == PLAIN) {
        return channel.tryReceive();
      }
      var receive = Cases.receive(channel);
      return select(receive).poll() == null
          ? Optional.empty()
          : Optional.of(new Received<>(receive.value(), receive.ok()));
    }
  }

  @ParameterizedTest
  @EnumSource
  @Rule("CLS-08")
  void allFormsAgreeOnClosedChannels(Form form) throws InterruptedException {
    Channel<Integer> unbuffered = make();
    unbuffered.close();
    checkClosed(form, unbuffered);
    for (int first = 0; first < 4; first++) {
      Channel<Integer> channel = make(2);
      channel.send(1);
      channel.close();
      switch (first) {
        case 0 -> assertThat(form.receive(channel)).isEqualTo(1);
        case 1 -> assertThat(form.receiveOk(channel)).isEqualTo(value(1));
        case 2 -> assertThat(form.tryReceive(channel)).hasValue(value(1));
        default -> assertThat(form.tryReceive(channel).map(Received::value)).hasValue(1);
      }
      checkClosed(form, channel);
    }
  }

  private static void checkClosed(Form form, Channel<Integer> channel) throws InterruptedException {
    checkDrained(form, channel);
    panics(ChannelClosedException.class, "send on closed channel", () -> form.send(channel));
    checkDrained(form, channel);
    panics(ChannelClosedException.class, "send on closed channel", () -> form.trySend(channel));
    checkDrained(form, channel);
    panics(ChannelClosedException.class, "close of closed channel", channel::close);
    checkDrained(form, channel);
  }

  private static void checkDrained(Form form, Channel<Integer> channel)
      throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      assertWithMessage("receive").that(form.receive(channel)).isNull();
      assertWithMessage("receiveOk").that(form.receiveOk(channel)).isEqualTo(closed());
      assertWithMessage("tryReceive").that(form.tryReceive(channel)).hasValue(closed());
    }
  }
}
