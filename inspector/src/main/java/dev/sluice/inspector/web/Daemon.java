package dev.sluice.inspector.web;

/**
 * Threads that keep no program alive, and inherit nothing from the one that makes them: it may be
 * any thread of the program.
 */
public final class Daemon {
  private Daemon() {}

  /**
   * A thread that is not started.
   *
   * @param task what it runs
   * @return the thread
   */
  public static Thread of(Runnable task) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("sluice-inspector")
            .inheritInheritableThreadLocals(false)
            .unstarted(task);
    thread.setContextClassLoader(Daemon.class.getClassLoader());
    return thread;
  }
}
