package dev.sluice.internal.channel;

/** Where sources may be blocked that end with a drain. */
interface DrainTarget {
  /** Ends what sources wait for here, because their pipeline is drained. */
  void endSources(Drain drain);
}
