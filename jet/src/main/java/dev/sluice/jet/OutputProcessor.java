package dev.sluice.jet;

import com.hazelcast.jet.core.Outbox;
import dev.sluice.Channel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands what an island sends on one of its channels to the network. */
final class OutputProcessor extends VertexProcessor {
  private final Channel<@Nullable Object> channel;
  private @Nullable Emitter emitter;

  OutputProcessor(MemberExecution execution, IslandSpec island, String name) {
    channel = execution.island(island).channels().outgoing(name);
  }

  @Override
  public void init(Outbox outbox, Context context) {
    emitter = new Emitter(channel, outbox);
  }

  @Override
  public boolean complete() {
    return Objects.requireNonNull(emitter, "not initialized").isDone();
  }
}
