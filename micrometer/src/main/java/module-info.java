/** Metrics of pipelines, and the context of their callers in every stage. */
@SuppressWarnings("requires-transitive-automatic") // Micrometer is one
module dev.sluice.micrometer {
  requires static transitive org.jspecify;
  requires transitive dev.sluice;
  requires transitive micrometer.core;
  requires context.propagation;

  exports dev.sluice.micrometer;

  provides dev.sluice.ContextCarrier with
      dev.sluice.micrometer.MicrometerContext;
}
