package dev.sluice.internal.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sources of a pipeline, and of the pipelines that are stages in it, which end while everything
 * else goes on. Sources send by way of a {@link SourceEnd}, which knows their {@link Drain}.
 *
 * <p>No source stays blocked: {@link #end} first says that the drain has begun and then takes those
 * who wait out of the queues; a source looks whether it has begun under the lock under which it
 * would queue.
 */
public final class SourceSet {
  private final Drain drain = new Drain();
  private final ReentrantLock lock = new ReentrantLock();

  /** Where sources may be blocked; guarded by the lock, null until there is one. */
  private @Nullable Set<DrainTarget> channels;

  /** What ends them. */
  public Drain drain() {
    return drain;
  }

  /** A source may block on a channel from now on. */
  void add(DrainTarget channel) {
    lock.lock();
    try {
      if (channels == null) {
        channels = Collections.newSetFromMap(new WeakHashMap<>());
      }
      channels.add(channel);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the sources. Idempotent. */
  public void end() {
    List<DrainTarget> all;
    lock.lock();
    try {
      if (drain.hasBegun()) {
        return;
      }
      drain.begin();
      all = channels == null ? List.of() : new ArrayList<>(channels);
    } finally {
      lock.unlock();
    }
    for (DrainTarget channel : all) {
      channel.endSources(drain);
    }
  }
}
