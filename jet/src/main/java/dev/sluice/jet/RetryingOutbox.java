package dev.sluice.jet;

import com.hazelcast.jet.core.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * An outbox that knows what was refused last. Jet wants it to be offered again before a processor
 * may end, and the source that has offered it is not asked any more.
 */
final class RetryingOutbox implements Outbox {
  private final Outbox outbox;
  private @Nullable Object refused;
  private int @Nullable [] ordinals;

  RetryingOutbox(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Offers again what was refused, if anything was; true if nothing is left. */
  boolean retry() {
    Object item = refused;
    if (item == null || !outbox.hasUnfinishedItem()) {
      return true;
    }
    int[] to = ordinals;
    return to == null ? offer(item) : offer(to, item);
  }

  @Override
  public int bucketCount() {
    return outbox.bucketCount();
  }

  @Override
  public boolean offer(int ordinal, Object item) {
    return ordinal < 0
        ? remember(null, item, outbox.offer(ordinal, item))
        : offer(new int[] {ordinal}, item);
  }

  @Override
  public boolean offer(int[] ordinals, Object item) {
    return remember(ordinals, item, outbox.offer(ordinals, item));
  }

  @Override
  public boolean offer(Object item) {
    return remember(null, item, outbox.offer(item));
  }

  private boolean remember(int @Nullable [] to, Object item, boolean accepted) {
    refused = accepted ? null : item;
    ordinals = accepted || to == null ? null : to.clone();
    return accepted;
  }

  @Override
  public boolean offerToSnapshot(Object key, Object value) {
    return outbox.offerToSnapshot(key, value);
  }

  @Override
  public boolean hasUnfinishedItem() {
    return outbox.hasUnfinishedItem();
  }
}
