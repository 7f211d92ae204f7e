package dev.sluice.jet;

import com.hazelcast.jet.JetException;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.SendChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends elements to a channel of the submitter. A goroutine sends, because a send can block; the
 * job has ended when everything is sent.
 */
final class LocalSink extends VertexProcessor {
  private final SendChannel<@Nullable Object> target;
  private final String port;
  private final Channel<@Nullable Object> pending = Channel.make("pending", Bridge.CAPACITY);
  private final Gathering gathering = new Gathering(pending);
  private @Nullable Control control;
  private @Nullable Thread sender;
  private boolean isClosed;
  private volatile boolean isDone;

  /**
   * Why the channel takes nothing any more, if it is neither over nor abandoned by its receivers.
   */
  private volatile @Nullable RuntimeException failure;

  LocalSink(SendChannel<@Nullable Object> target, String port) {
    this.target = target;
    this.port = port;
  }

  @Override
  public void init(Outbox outbox, Context context) {
    control = new Control(context.hazelcastInstance(), context.jobId());
    sender = Thread.ofVirtual().name("sink " + port).start(this::send);
  }

  private void send() {
    try {
      for (List<@Nullable Object> some = pending.receiveUpTo(Bridge.BATCH);
          !some.isEmpty();
          some = pending.receiveUpTo(Bridge.BATCH)) {
        for (Object element : some) {
          target.send(element);
        }
      }
      target.close();
      isDone = true;
    } catch (ChannelAbandonedException e) {
      pending.abandon();
      isDone = true;
      tell();
    } catch (InterruptedException e) {
      // The job is over.
    } catch (RuntimeException e) {
      // Somebody else has closed the channel, for example.
      failure = e;
    }
  }

  /** Nobody receives any more. */
  private void tell() {
    try {
      if (control != null) {
        control.abandoned(port, "sink", 0);
      }
    } catch (RuntimeException e) {
      // The job is over, or the member is.
    }
  }

  @Override
  public boolean tryProcess() {
    failIfRefused();
    gathering.pause();
    return true;
  }

  @Override
  public void process(int ordinal, Inbox inbox) {
    // A refusing channel leaves the inbox full, and then nothing else is called.
    failIfRefused();
    gathering.take(inbox);
  }

  private void failIfRefused() {
    RuntimeException refused = failure;
    if (refused != null) {
      throw new JetException("port '" + port + "' takes no more elements: " + refused, refused);
    }
  }

  @Override
  public boolean complete() {
    failIfRefused();
    if (!isClosed && gathering.send()) {
      isClosed = true;
      pending.close();
    }
    return isDone;
  }

  @Override
  public void close() {
    if (sender != null) {
      sender.interrupt();
    }
  }
}
