package dev.sluice.internal.channel;

/**
 * What the operations of a pipeline's sources know of its end: whether it has begun. An operation
 * that has a drain ends with it, see {@link SourceSet}.
 */
public final class Drain {
  private volatile boolean begun;

  public boolean hasBegun() {
    return begun;
  }

  /** Says that it has begun. */
  void begin() {
    begun = true;
  }
}
