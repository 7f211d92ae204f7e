package dev.sluice.proof.faults.scenarios;

/** A pipeline whose elements are closed, each of them once. */
abstract class ResourceScenario extends Attempt {
  final Resources resources = new Resources();

  @Override
  public final String faults() {
    return resources.faults();
  }
}
