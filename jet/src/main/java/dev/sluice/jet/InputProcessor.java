package dev.sluice.jet;

import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import dev.sluice.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Sends what comes from the network on one of its channels to an island. When the island has
 * abandoned the channel, all members are told.
 */
final class InputProcessor extends VertexProcessor {
  private final MemberExecution execution;
  private final IslandSpec island;
  private final String name;
  private final Channel<@Nullable Object> channel;
  private final Gathering gathering;
  private @Nullable Thread watch;

  /** Whether no more elements come; then it is not the island that ends the channel. */
  private volatile boolean isClosed;

  InputProcessor(MemberExecution execution, IslandSpec island, String name) {
    this.execution = execution;
    this.island = island;
    this.name = name;
    channel = execution.island(island).channels().incoming(name);
    gathering = new Gathering(channel);
  }

  @Override
  public void init(Outbox outbox, Context context) {
    watch = Thread.ofVirtual().name(name + " of " + island.name()).start(this::watch);
  }

  /** Waits until the island does not receive any more. */
  private void watch() {
    try {
      channel.awaitAbandoned();
      if (!isClosed) {
        int member = island.isEverywhere() ? execution.memberIndex() : 0;
        execution.control().abandoned(name, island.name(), member);
      }
    } catch (InterruptedException | RuntimeException e) {
      // The job is over, or the member is.
    }
  }

  @Override
  public boolean tryProcess() {
    gathering.pause();
    return true;
  }

  @Override
  public void process(int ordinal, Inbox inbox) {
    gathering.take(inbox);
  }

  @Override
  public boolean complete() {
    if (!gathering.send()) {
      return false;
    }
    isClosed = true;
    channel.close();
    return true;
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.interrupt();
    }
  }
}
