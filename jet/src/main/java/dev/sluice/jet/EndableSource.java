package dev.sluice.jet;

import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A source that ends, by itself or as soon as nobody wants more: because no receiver of the port is
 * left on any member, or because the run is drained.
 */
final class EndableSource implements Processor {
  private final MemberExecution execution;
  private final String channel;
  private final Processor source;
  private volatile boolean isEnded;
  private @Nullable RetryingOutbox outbox;

  EndableSource(MemberExecution execution, String channel, Processor source) {
    this.execution = execution;
    this.channel = channel;
    this.source = source;
  }

  @Override
  public boolean isCooperative() {
    return source.isCooperative();
  }

  @Override
  public void init(Outbox outbox, Context context) throws Exception {
    RetryingOutbox own = new RetryingOutbox(outbox);
    this.outbox = own;
    execution.control().observe(this::heard);
    source.init(own, context);
  }

  /** There is news from other members. */
  private void heard() {
    if (execution.isAbandoned(channel)) {
      isEnded = true;
    } else if (execution.control().isDraining()) {
      if (source instanceof LocalSource local) {
        local.drain();
      } else {
        isEnded = true;
      }
    }
  }

  @Override
  public boolean complete() {
    RetryingOutbox own = Objects.requireNonNull(outbox, "not initialized");
    return isEnded ? own.retry() : source.complete();
  }

  @Override
  public void process(int ordinal, Inbox inbox) {
    source.process(ordinal, inbox);
  }

  @Override
  public boolean tryProcess() {
    return source.tryProcess();
  }

  @Override
  public boolean tryProcessWatermark(Watermark watermark) {
    return source.tryProcessWatermark(watermark);
  }

  @Override
  public boolean tryProcessWatermark(int ordinal, Watermark watermark) {
    return source.tryProcessWatermark(ordinal, watermark);
  }

  @Override
  public boolean completeEdge(int ordinal) {
    return source.completeEdge(ordinal);
  }

  @Override
  public boolean saveToSnapshot() {
    return source.saveToSnapshot();
  }

  @Override
  public boolean snapshotCommitPrepare() {
    return source.snapshotCommitPrepare();
  }

  @Override
  public boolean snapshotCommitFinish(boolean success) {
    return source.snapshotCommitFinish(success);
  }

  @Override
  public void restoreFromSnapshot(Inbox inbox) {
    source.restoreFromSnapshot(inbox);
  }

  @Override
  public boolean finishSnapshotRestore() {
    return source.finishSnapshotRestore();
  }

  @Override
  public void close() throws Exception {
    source.close();
  }

  @Override
  public boolean closeIsCooperative() {
    return source.closeIsCooperative();
  }
}
