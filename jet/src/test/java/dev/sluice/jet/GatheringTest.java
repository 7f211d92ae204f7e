package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;

import com.hazelcast.jet.core.test.TestInbox;
import dev.sluice.Channel;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many elements are sent to an island at a time, and that all of them are. */
class GatheringTest {
  private static final int MANY = Bridge.BATCH;

  private final Channel<@Nullable Object> channel = Channel.make("numbers", 2 * MANY);
  private final Gathering gathering = new Gathering(channel);

  private static TestInbox some(int count) {
    return new TestInbox(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void fewElementsAreHeldWhileMoreCome() {
    gathering.take(some(3));
    gathering.pause();
    gathering.take(some(4));
    gathering.pause();
    assertThat(channel.length()).isEqualTo(0);
  }

  @Test
  void theyAreSentWhenJetAsksOnceWithoutElements() {
    gathering.take(some(3));
    gathering.pause();
    gathering.pause();
    assertThat(channel.length()).isEqualTo(3);
  }

  @Test
  void theyAreSentWhenThereAreMany() {
    TestInbox inbox = some(MANY + 1);
    gathering.take(inbox);
    assertThat(channel.length()).isEqualTo(MANY);
    assertThat(inbox.size()).isEqualTo(1);
  }

  @Test
  void moreAreHeldForAChannelThatHoldsMore() {
    Channel<@Nullable Object> large = Channel.make("large", 8 * MANY);
    Gathering more = new Gathering(large);
    TestInbox inbox = some(2 * MANY);
    more.take(inbox);
    assertThat(large.length()).isEqualTo(2 * MANY);
    more.take(some(2 * MANY - 1));
    assertThat(large.length()).isEqualTo(2 * MANY);
  }

  @Test
  void theyAreSentAtTheEnd() {
    gathering.take(some(3));
    assertThat(gathering.send()).isTrue();
    assertThat(channel.length()).isEqualTo(3);
  }

  @Test
  void whatThereIsNoRoomForStaysInTheInbox() throws InterruptedException {
    TestInbox inbox = some(4 * MANY);
    for (int i = 0; i < 4; i++) {
      gathering.take(inbox);
    }
    // Two batches are in the channel, one is held.
    assertThat(inbox.size()).isEqualTo(MANY);
    assertThat(gathering.send()).isFalse();
    assertThat(channel.receiveUpTo(3)).containsExactly(0, 1, 2).inOrder();
    assertThat(gathering.send()).isFalse();
    assertThat(channel.length()).isEqualTo(2 * MANY);
  }

  @Test
  void nullTravels() {
    gathering.take(new TestInbox(List.of(NullElement.NULL)));
    assertThat(gathering.send()).isTrue();
    assertThat(channel.tryReceive().orElseThrow().value()).isNull();
  }

  @Test
  void whatComesForAnAbandonedChannelIsDropped() {
    gathering.take(some(3));
    channel.abandon();
    assertThat(gathering.send()).isTrue();
    TestInbox inbox = some(MANY);
    gathering.take(inbox);
    assertThat(inbox.isEmpty()).isTrue();
    assertThat(gathering.send()).isTrue();
  }
}
