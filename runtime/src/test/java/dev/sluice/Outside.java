package dev.sluice;

/** Runs a part of a test in a thread that is no goroutine and belongs to no group. */
public final class Outside {
  private Outside() {}

  public static Thread run(Task task) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                task.run();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
  }
}
