package dev.sluice.programs.standstill;

/** What kind of thread a worker runs on. */
enum Host {
  /** A goroutine. */
  GOROUTINE {
    @Override
    void run(Runnable burst) {
      burst.run();
    }
  },

  /** A goroutine that holds a monitor and is pinned to its carrier while it works. */
  PINNED {
    @Override
    void run(Runnable burst) {
      Pinned.run(
          () -> {
            synchronized (burst) {
              burst.run();
            }
          });
    }
  },

  /** A platform thread, which the operating system preempts anywhere. */
  PLATFORM {
    @Override
    void run(Runnable burst) {
      burst.run();
    }
  };

  abstract void run(Runnable burst);

  /** Whether what runs here may block: who blocks while pinned takes the carrier from its peers. */
  boolean mayBlock() {
    return this != PINNED;
  }
}
