package dev.sluice.internal.channel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks after sources that are lent, see {@link FusedSource}: a receiver that does not use one may
 * be waiting for something that the source would do, or be at work for so long that the source
 * could do some meanwhile.
 */
final class SourceSampler extends MonitorThread {
  private static final SourceSampler INSTANCE = new SourceSampler();

  private static final long PERIOD_NANOS = 5_000_000;

  private final Set<Runnable> looks = ConcurrentHashMap.newKeySet();

  private SourceSampler() {
    super("sluice-sources");
  }

  /** From now on a look is taken once in a period; it must not throw or block. */
  static void add(Runnable look) {
    INSTANCE.looks.add(look);
    INSTANCE.demand();
  }

  static void remove(Runnable look) {
    INSTANCE.looks.remove(look);
  }

  @Override
  public boolean hasWork() {
    return !looks.isEmpty();
  }

  @Override
  public long watch() {
    looks.forEach(Runnable::run);
    return PERIOD_NANOS;
  }
}
