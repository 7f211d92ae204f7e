package dev.sluice.internal.recording;

/** Finds the recorder of this process. */
public final class Recorders {
  /** Nothing is ever recorded: there is no Flight Recorder. */
  private static final Recorder NONE = new Recorder() {};

  private static final Recorder INSTANCE = find();

  private Recorders() {}

  private static Recorder find() {
    if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
      return NONE;
    }
    try {
      return FlightRecorderRecorder.create();
    } catch (RuntimeException | Error e) {
      // A virtual machine that has the module, and cannot record.
      return NONE;
    }
  }

  /**
   * The recorder of this process.
   *
   * @return the recorder
   */
  public static Recorder get() {
    return INSTANCE;
  }
}
