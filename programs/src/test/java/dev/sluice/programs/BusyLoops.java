package dev.sluice.programs;

/** A loop on every processor, beside which something runs. */
final class BusyLoops implements AutoCloseable {
  private volatile boolean over;

  private BusyLoops() {}

  /** Starts as many loops as there are processors, or none. */
  static BusyLoops start(boolean any) {
    BusyLoops loops = new BusyLoops();
    for (int i = 0; any && i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread.ofPlatform().daemon().name("busy").start(loops::spin);
    }
    return loops;
  }

  private void spin() {
    while (!over) {
      Thread.onSpinWait();
    }
  }

  /** Ends the loops, soon. */
  @Override
  public void close() {
    over = true;
  }
}
