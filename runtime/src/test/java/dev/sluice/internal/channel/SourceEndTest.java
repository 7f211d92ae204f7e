package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Select;
import dev.sluice.Watched;
import org.junit.jupiter.api.Test;

/** A drain ends the sends of sources, and nobody else's. */
final class SourceEndTest {
  private final SourceSet sources = new SourceSet();

  @Test
  void aSelectSendsNothingAfterItThoughThereIsRoom() throws InterruptedException {
    Channel<Integer> channel = Channel.make(1);
    Select select = Select.of(Select.send(new SourceEnd<>(channel, sources), 1));
    assertThat(select.poll()).isNotNull();
    assertThat(channel.receive()).isEqualTo(1);
    sources.end();
    assertThrows(ChannelAbandonedException.class, select::poll);
    assertThrows(ChannelAbandonedException.class, select::await);
    assertThat(channel.length()).isEqualTo(0);
  }

  @Test
  void whoSendsToTheSameChannelWaitsOn() throws InterruptedException {
    Channel<Integer> channel = Channel.make();
    SourceEnd<Integer> source = new SourceEnd<>(channel, sources);
    Watched ended =
        Watched.go(() -> assertThrows(ChannelAbandonedException.class, () -> source.send(0)))
            .blocked();
    Watched send = Watched.go(() -> channel.send(1)).blocked();
    Watched select = Watched.go(() -> Select.of(Select.send(channel, 2)).await()).blocked();
    sources.end();
    ended.ends();
    assertThat(channel.receive()).isEqualTo(1);
    assertThat(channel.receive()).isEqualTo(2);
    send.ends();
    select.ends();
  }
}
