package dev.sluice.internal.group;

import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.RegisteredGoroutine;
import java.util.List;

/** An open group as its run knows it: what is in it, and whether it is cancelled. */
record RunningGroup(
    Membership membership,
    Thread opener,
    GroupChannels channels,
    GroupLifetime lifetime,
    Tallies tallies) {

  boolean isCancelled() {
    return membership.isCancelled();
  }

  /** The goroutines that have not ended, in the order in which they were started. */
  List<RegisteredGoroutine> routines() {
    return lifetime.routines();
  }
}
