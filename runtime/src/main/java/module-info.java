/** Goroutines, channels, select, timers, wait groups and structured groups, with Go's semantics. */
@SuppressWarnings("module") // the modules that may see the view are built after this one
module dev.sluice {
  requires static transitive org.jspecify;
  requires static jdk.jfr; // without it nothing is recorded

  exports dev.sluice;
  exports dev.sluice.generated; // for generated code only
  exports dev.sluice.internal.schedule to
      dev.sluice.testing;
  exports dev.sluice.internal.view to
      dev.sluice.inspector,
      dev.sluice.jet,
      dev.sluice.micrometer;

  uses dev.sluice.ContextCarrier;
  uses dev.sluice.internal.channel.RuntimeListener;
  uses dev.sluice.internal.view.Watcher;

  provides dev.sluice.internal.channel.RuntimeListener with
      dev.sluice.internal.report.RuntimeMonitor;
}
