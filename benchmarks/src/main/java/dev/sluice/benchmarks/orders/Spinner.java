package dev.sluice.benchmarks.orders;

/** Keeps a processor busy, or does not, until it is closed. */
final class Spinner implements AutoCloseable {
  private volatile boolean spins;

  private Spinner(boolean spins) {
    this.spins = spins;
  }

  static Spinner idle() {
    return new Spinner(false);
  }

  static Spinner start() {
    Spinner spinner = new Spinner(true);
    Thread.ofPlatform().daemon().name("spinner").start(spinner::spin);
    return spinner;
  }

  private void spin() {
    while (spins) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    spins = false;
  }
}
