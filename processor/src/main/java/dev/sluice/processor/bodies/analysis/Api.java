package dev.sluice.processor.bodies.analysis;

/** The names of the runtime's types, which the processor knows by name only. */
public final class Api {
  public static final String PACKAGE = "dev.sluice";
  public static final String CHANNEL = PACKAGE + ".Channel";
  public static final String SEND_CHANNEL = PACKAGE + ".SendChannel";
  public static final String RECEIVE_CHANNEL = PACKAGE + ".ReceiveChannel";
  public static final String WAIT_GROUP = PACKAGE + ".WaitGroup";
  public static final String GROUP = PACKAGE + ".Group";
  public static final String TICKER = PACKAGE + ".Ticker";
  public static final String TIMER = PACKAGE + ".Timer";
  public static final String PIPELINE_RUN = PACKAGE + ".PipelineRun";
  public static final String SELECT = PACKAGE + ".Select";
  public static final String GO = PACKAGE + ".Go";
  public static final String STAGE = PACKAGE + ".annotation.Stage";
  public static final String BATCH = PACKAGE + ".annotation.Batch";
  public static final String PIPELINE = PACKAGE + ".annotation.Pipeline";

  private Api() {}
}
