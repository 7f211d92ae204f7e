package dev.sluice.processor.bodies;

/** The names of the runtime's types, which the processor knows by name only. */
final class Api {
  static final String PACKAGE = "dev.sluice";
  static final String CHANNEL = PACKAGE + ".Channel";
  static final String SEND_CHANNEL = PACKAGE + ".SendChannel";
  static final String RECEIVE_CHANNEL = PACKAGE + ".ReceiveChannel";
  static final String WAIT_GROUP = PACKAGE + ".WaitGroup";
  static final String GROUP = PACKAGE + ".Group";
  static final String TICKER = PACKAGE + ".Ticker";
  static final String TIMER = PACKAGE + ".Timer";
  static final String SELECT = PACKAGE + ".Select";
  static final String GO = PACKAGE + ".Go";
  static final String STAGE = PACKAGE + ".annotation.Stage";
  static final String PIPELINE = PACKAGE + ".annotation.Pipeline";

  private Api() {}
}
