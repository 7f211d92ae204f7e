package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Eventually;
import dev.sluice.Select;
import dev.sluice.Task;
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
    Thread ends =
        blocked(() -> assertThrows(ChannelAbandonedException.class, () -> source.send(0)));
    Thread send = blocked(() -> channel.send(1));
    Thread select = blocked(() -> Select.of(Select.send(channel, 2)).await());
    sources.end();
    ends.join();
    assertThat(channel.receive()).isEqualTo(1);
    assertThat(channel.receive()).isEqualTo(2);
    send.join();
    select.join();
  }

  private static Thread blocked(Task task) throws InterruptedException {
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    task.run();
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                });
    Eventually.blocked(thread);
    return thread;
  }
}
