package dev.sluice.internal.channel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the outputs of a stage that has several have in common. */
public final class OutputSet {
  private final List<OutputReceivers> all = new ArrayList<>(2);
  private final @Nullable SourceSet sources;

  /**
   * No outputs yet.
   *
   * @param sources those of the pipeline, if the stage is one of them; or null
   */
  public OutputSet(@Nullable SourceSet sources) {
    this.sources = sources;
  }

  /** What ends the sends of the stage, if it is a source; or null. */
  @Nullable Drain drain() {
    return sources == null ? null : sources.drain();
  }

  /** The stage has one more output. */
  void add(OutputReceivers output) {
    all.add(output);
  }

  /** If the stage is a source, it may block on a channel from now on. */
  void blocksOn(AbstractChannel<?> channel) {
    if (sources != null) {
      sources.add(channel);
    }
  }

  /** Whether one of the outputs has a receiver. */
  boolean haveReceiver() {
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).areGone()) {
        return true;
      }
    }
    return false;
  }
}
