/** Metrics of pipelines, and the context of their callers in every stage. */
module dev.sluice.micrometer {
  requires static transitive org.jspecify;
  requires transitive dev.sluice;
  requires transitive micrometer.core;

  exports dev.sluice.micrometer;
}
