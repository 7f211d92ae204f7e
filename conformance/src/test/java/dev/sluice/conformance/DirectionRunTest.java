package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the directions of a channel are at run time (rules DA and DN). */
final class DirectionRunTest extends OfEveryKind {
  private List<Channel<Integer>> channels() {
    return List.of(make(), make(1), Channel.latest(), Channel.nil());
  }

  @Test
  @Rule("DA-05")
  void theReceivingSideCannotBeCastBack() {
    for (Channel<Integer> channel : channels()) {
      ReceiveChannel<Integer> view = channel.receiveOnly();
      assertThat((Object) view).isInstanceOf(ReceiveChannel.class);
      assertThrows(ClassCastException.class, () -> ((Channel<?>) view).length());
      assertThrows(ClassCastException.class, () -> ((SendChannel<?>) view).length());
    }
  }

  @Test
  @Rule("DA-06")
  void theSendingSideCannotBeCastBack() {
    for (Channel<Integer> channel : channels()) {
      SendChannel<Integer> view = channel.sendOnly();
      assertThat((Object) view).isInstanceOf(SendChannel.class);
      assertThrows(ClassCastException.class, () -> ((Channel<?>) view).length());
      assertThrows(ClassCastException.class, () -> ((ReceiveChannel<?>) view).length());
    }
  }

  @Test
  @Rule("DN-07")
  void bothCanBeSentAndReceivedAsOneSide() throws InterruptedException {
    Channel<Integer> channel = make(2);
    Channel<ReceiveChannel<Integer>> receiving = make(2);
    Channel<SendChannel<Integer>> sending = make(2);
    receiving.send(channel);
    Select.of(Cases.send(receiving, channel)).await();
    sending.send(channel);
    Select.of(Cases.send(sending, channel)).await();
    for (int i = 0; i < 2; i++) {
      sending.iterator().next().send(i);
      assertThat(receiving.iterator().next().receive()).isEqualTo(i);
    }
    Channel<Channel<Integer>> both = make(2);
    both.send(channel);
    both.send(channel);
    ReceiveChannel<Integer> received = both.receive();
    var receive = Cases.receive(both);
    Select.of(receive).await();
    SendChannel<Integer> selected = receive.value();
    assertThat(received).isEqualTo(channel);
    assertThat(selected).isEqualTo(channel);
  }

  @Test
  @Rule("DN-12")
  void narrowingIsStaticButAViewIsNarrow() {
    for (Channel<Integer> channel : channels()) {
      ReceiveChannel<Integer> narrowed = channel;
      Object boxed = narrowed;
      assertThat(boxed instanceof Channel<?>).isTrue();
      Object receiving = channel.receiveOnly();
      assertThat(receiving instanceof Channel<?>).isFalse();
      assertThat(receiving instanceof SendChannel<?>).isFalse();
      assertThat(receiving instanceof ReceiveChannel<?>).isTrue();
      Object sending = channel.sendOnly();
      assertThat(sending instanceof Channel<?>).isFalse();
      assertThat(sending instanceof ReceiveChannel<?>).isFalse();
      assertThat(sending instanceof SendChannel<?>).isTrue();
    }
  }

  @Test
  @Rule("DN-13")
  void aViewIsNoChannelOfItsOwn() throws InterruptedException {
    Channel<Integer> channel = make(4);
    SendChannel<Integer> sending = channel.sendOnly();
    ReceiveChannel<Integer> receiving = channel.receiveOnly();
    sending.send(1);
    channel.send(2);
    sending.send(3);
    assertThat(receiving.length()).isEqualTo(3);
    assertThat(sending.length()).isEqualTo(3);
    assertThat(sending.capacity()).isEqualTo(4);
    assertThat(receiving.capacity()).isEqualTo(4);
    assertThat(receiving.receive()).isEqualTo(1);
    assertThat(channel.receive()).isEqualTo(2);
    assertThat(receiving.receive()).isEqualTo(3);
    sending.close();
    if (kind == Kind.LENT) {
      // That is left to whoever lent it.
      assertThat(receiving.tryReceive()).isEmpty();
      channel.close();
    }
    assertThat(receiving.receiveOk().ok()).isFalse();
  }

  @Test
  @Rule("DN-14")
  void aViewPrintsItsDirection() {
    Channel<Integer> channel = maker.make("orders", 1);
    if (!(channel instanceof Ends<Integer>)) {
      assertThat(channel.toString()).isEqualTo("chan orders");
    }
    assertThat(channel.receiveOnly().toString()).isEqualTo("<-chan orders");
    assertThat(channel.sendOnly().toString()).isEqualTo("chan<- orders");
    assertThat(Channel.make().receiveOnly().toString()).isEqualTo("<-chan");
    assertThat(Channel.make().sendOnly().toString()).isEqualTo("chan<-");
  }

  @Test
  @Rule("DN-16")
  void aMethodThatTakesTheSendingSideTakesBothAlsoUnderGo() throws InterruptedException {
    Channel<Integer> channel = make();
    Consumer<SendChannel<Integer>> sender =
        sending -> {
          try {
            sending.send(42);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    Go.go(() -> sender.accept(channel));
    assertThat(channel.receive()).isEqualTo(42);
    Go.go(sender::accept, channel);
    assertThat(channel.receive()).isEqualTo(42);
  }
}
