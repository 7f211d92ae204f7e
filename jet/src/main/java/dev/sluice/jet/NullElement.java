package dev.sluice.jet;

/** Stands for null where Hazelcast carries none: on edges, as a key, as a result. */
enum NullElement {
  NULL
}
