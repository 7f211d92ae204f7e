/** Pipelines as jobs of Hazelcast Jet. */
@SuppressWarnings("requires-transitive-automatic") // Hazelcast is one
module dev.sluice.jet {
  requires transitive com.hazelcast.core;
  requires transitive dev.sluice;
  requires static transitive org.jspecify;

  exports dev.sluice.jet;

  // Hazelcast makes what has travelled by reflection.
  opens dev.sluice.jet to
      com.hazelcast.core;
}
