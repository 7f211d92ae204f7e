package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelClosedException;
import dev.sluice.Group;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Channels between a pipeline and an engine. */
final class CrossingTest {
  private static final int MOST = 16_384;

  private final Channel<@Nullable Object> channel = Crossing.channel("numbers");
  private final @Nullable Object[] elements = new @Nullable Object[MOST];

  CrossingTest() {
    Arrays.setAll(elements, i -> i);
  }

  @Test
  void aChannelHoldsFewElementsAtFirst() {
    assertThat(Crossing.trySend(channel, elements, 0, MOST)).isAtMost(4);
  }

  @Test
  void aChannelGrowsWhileElementsAreTakenFast() throws InterruptedException {
    while (channel.capacity() < MOST) {
      Crossing.trySend(channel, elements, 0, MOST);
      assertThat(channel.receiveUpTo(MOST)).isNotEmpty();
    }
    assertThat(Crossing.trySend(channel, elements, 0, MOST)).isEqualTo(MOST);
    assertThat(Crossing.trySend(channel, elements, 0, 1)).isEqualTo(0);
    assertThat(channel.receiveUpTo(MOST)).isEqualTo(List.of(elements));
  }

  @Test
  void whoWaitsGetsTheFirst() throws InterruptedException {
    try (Group group = Group.open("crossing")) {
      Future<@Nullable Object> first = group.call("receiver", channel::receive);
      int sent = 0;
      while (sent < 2) {
        sent += Crossing.trySend(channel, elements, sent, 2);
      }
      group.join();
      assertThat(first.resultNow()).isEqualTo(0);
      assertThat(channel.receive()).isEqualTo(1);
    }
  }

  @Test
  void nothingIsSentToAChannelThatIsOver() {
    channel.close();
    assertThrows(ChannelClosedException.class, () -> Crossing.trySend(channel, elements, 0, 3));
    Channel<@Nullable Object> abandoned = Crossing.channel("abandoned");
    abandoned.abandon();
    assertThrows(
        ChannelAbandonedException.class, () -> Crossing.trySend(abandoned, elements, 0, 3));
  }

  @Test
  void indexesAreChecked() {
    assertThrows(
        IndexOutOfBoundsException.class, () -> Crossing.trySend(channel, elements, 3, MOST + 1));
    assertThat(Crossing.trySend(channel, elements, 3, 3)).isEqualTo(0);
  }
}
