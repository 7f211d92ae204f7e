package dev.sluice.micrometer;

/** Something that is done in a goroutine of each kind. */
@FunctionalInterface
interface Look {
  /** Looks around in the calling goroutine. */
  void at(String kind);
}
