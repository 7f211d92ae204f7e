package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Members;

/** The order in which the cases of a select are tried: as they are given, until it is shuffled. */
final class TrialOrder {
  private final int[] positions;
  private int random = (int) Members.seed() | 1;

  TrialOrder(int cases) {
    positions = new int[cases];
    for (int i = 0; i < cases; i++) {
      positions[i] = i;
    }
  }

  /** The positions of the cases; not to be changed. */
  int[] positions() {
    return positions;
  }

  /** Puts the cases into a new random order, each order with equal chances (rule SEL-05). */
  void shuffle() {
    for (int i = positions.length - 1; i > 0; i--) {
      random ^= random << 13;
      random ^= random >>> 17;
      random ^= random << 5;
      int j = (int) (((random & 0xffffffffL) * (i + 1)) >>> 32);
      int swapped = positions[i];
      positions[i] = positions[j];
      positions[j] = swapped;
    }
  }
}
