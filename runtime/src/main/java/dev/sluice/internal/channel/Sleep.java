package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Scheduler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goroutine that sleeps: nothing completes it, and only its own deadline or an interrupt ends it.
 */
public final class Sleep extends BlockedOperation {
  @Override
  boolean claim() {
    return false;
  }

  @Override
  boolean withdraw() {
    return true;
  }

  @Override
  @Nullable Membership cancelledGroup() {
    return null;
  }

  /** The clock wakes it, so whatever it is a member of can go on. */
  @Override
  public boolean isConfinedTo(Membership group) {
    return false;
  }

  /** It waits for nobody. */
  @Override
  public boolean isRecorded() {
    return false;
  }

  @Override
  boolean isDurableIn(Scheduler scheduler) {
    return true;
  }

  @Override
  public WaitReason reason() {
    return WaitReason.SLEEP;
  }

  @Override
  public String target() {
    return "";
  }

  @Override
  public List<WaitTarget> awaited() {
    return List.of();
  }
}
