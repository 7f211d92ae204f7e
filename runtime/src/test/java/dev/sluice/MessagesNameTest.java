package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What an exception says begins with Go's words and names the channel or the group. */
class MessagesNameTest {
  @Test
  void aClosedChannelIsNamed() {
    Channel<Integer> orders = Channel.make("orders", 1);
    orders.close();

    assertThat(assertThrows(ChannelClosedException.class, () -> orders.send(1)))
        .hasMessageThat()
        .isEqualTo("send on closed channel 'orders'");
    assertThat(assertThrows(ChannelClosedException.class, () -> orders.trySend(1)))
        .hasMessageThat()
        .isEqualTo("send on closed channel 'orders'");
    assertThat(assertThrows(ChannelClosedException.class, orders::close))
        .hasMessageThat()
        .isEqualTo("close of closed channel 'orders'");
    assertThat(
            assertThrows(
                ChannelClosedException.class, () -> orders.sendOnly().fail(new Exception())))
        .hasMessageThat()
        .isEqualTo("fail of closed channel 'orders'");
  }

  @Test
  void anAbandonedChannelIsNamed() {
    Channel<Integer> orders = Channel.make("orders", 1);
    orders.abandon();

    assertThat(assertThrows(ChannelAbandonedException.class, () -> orders.send(1)))
        .hasMessageThat()
        .isEqualTo("send on abandoned channel 'orders'");
  }

  @Test
  void aChannelWithoutANameIsGosMessage() {
    Channel<Integer> channel = Channel.make();
    channel.close();

    assertThat(assertThrows(ChannelClosedException.class, () -> channel.send(1)))
        .hasMessageThat()
        .isEqualTo("send on closed channel");
  }

  @Test
  void aDeadlineNamesTheGroupAsGroup() throws InterruptedException {
    try (Group group = Group.open("downloads", Duration.ofMillis(1))) {
      group.go("waits", () -> group.done().receive());

      GoroutineFailedException failed = assertThrows(GoroutineFailedException.class, group::join);

      assertThat(failed.goroutine()).isEqualTo("downloads");
      assertThat(failed)
          .hasMessageThat()
          .isEqualTo("group 'downloads' failed: the deadline of PT0.001S has passed");
      assertThat(failed).hasCauseThat().isInstanceOf(TimeoutException.class);
    }
  }
}
