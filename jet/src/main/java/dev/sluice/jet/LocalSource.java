package dev.sluice.jet;

import com.hazelcast.jet.core.Outbox;
import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelFailedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.generated.Ports;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Emits what a channel of the submitter gives. A goroutine receives, because others may receive
 * from the channel as well, so that a receive can block.
 */
final class LocalSource extends VertexProcessor {
  private final ReceiveChannel<?> channel;
  private final Channel<@Nullable Object> received = Channel.make("received", Bridge.CAPACITY);
  private @Nullable Emitter emitter;
  private @Nullable Thread receiver;

  LocalSource(ReceiveChannel<?> channel) {
    this.channel = channel;
  }

  @Override
  public void init(Outbox outbox, Context context) {
    emitter = new Emitter(received, outbox);
    receiver = Thread.ofVirtual().name("source " + context.vertexName()).start(this::receive);
  }

  /** Nobody sends to the channel any more, and what it holds arrives. */
  void drain() {
    new Ports().input(channel).drain();
  }

  private void receive() {
    try {
      for (List<?> some = channel.receiveUpTo(Bridge.BATCH);
          !some.isEmpty();
          some = channel.receiveUpTo(Bridge.BATCH)) {
        for (Object element : some) {
          received.send(element);
        }
      }
      received.close();
    } catch (ChannelFailedException e) {
      received.fail(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException | ChannelAbandonedException e) {
      // The job wants no more.
    } catch (RuntimeException e) {
      // What a channel of a group throws when the group is cancelled, for example.
      received.fail(e);
    } finally {
      channel.abandon();
    }
  }

  @Override
  public boolean complete() {
    return Objects.requireNonNull(emitter, "not initialized").isDone();
  }

  @Override
  public void close() {
    received.abandon();
    if (receiver != null) {
      receiver.interrupt();
    }
  }
}
