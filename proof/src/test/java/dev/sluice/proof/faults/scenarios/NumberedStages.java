package dev.sluice.proof.faults.scenarios;

import dev.sluice.annotation.Stage;
import java.util.stream.IntStream;

/** What the pipelines of resources begin with: the numbers of those that they open. */
abstract class NumberedStages {
  private static final int VALUES = 12;

  final Resources resources;

  NumberedStages(Resources resources) {
    this.resources = resources;
  }

  @Stage(out = "numbers")
  static IntStream numbers() {
    return IntStream.range(0, VALUES);
  }
}
