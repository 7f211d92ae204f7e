package dev.sluice.programs.standstill;

/** The kinds of channel. */
enum LaneKind {
  MADE(false, true),
  /** Conflating: values may be dropped. */
  LATEST(false, false),
  /** Into a function, which runs in its senders. */
  FUNCTION(false, true),
  /** Confined to a group. */
  CONFINED(true, true),
  /** Confined, with a buffer that the runtime chooses. */
  ADAPTIVE(true, true),
  /** Between a group and others. */
  PORT(false, true),
  /** A feedback channel, which its cycle closes. */
  CYCLE(true, true);

  /** Whether only members of the shape's group may use it. */
  final boolean confined;

  /** Whether every value that was accepted arrives. */
  final boolean exact;

  LaneKind(boolean confined, boolean exact) {
    this.confined = confined;
    this.exact = exact;
  }
}
