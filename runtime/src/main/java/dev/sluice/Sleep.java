package dev.sluice;

import dev.sluice.internal.schedule.Scheduler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goroutine that sleeps: nothing completes it, and only its own deadline or an interrupt ends it.
 */
final class Sleep extends Parker {
  @Override
  boolean claim() {
    return false;
  }

  @Override
  boolean withdraw() {
    return true;
  }

  @Override
  @Nullable Group cancelledGroup() {
    return null;
  }

  /** The clock wakes it, so whatever it is a member of can go on. */
  @Override
  boolean isConfinedTo(Group group) {
    return false;
  }

  /** It waits for nobody. */
  @Override
  boolean isRecorded() {
    return false;
  }

  @Override
  boolean isDurableIn(Scheduler scheduler) {
    return true;
  }

  @Override
  String reason() {
    return "sleep";
  }

  @Override
  String target() {
    return "";
  }

  @Override
  List<Awaited> awaited() {
    return List.of();
  }
}
