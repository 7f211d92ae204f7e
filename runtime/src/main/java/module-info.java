/** Goroutines, channels, select, timers, wait groups and structured groups, with Go's semantics. */
module dev.sluice {
  requires static transitive org.jspecify;

  exports dev.sluice;
}
