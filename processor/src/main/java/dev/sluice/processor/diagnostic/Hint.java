package dev.sluice.processor.diagnostic;

/** The sentences that are added to a message where they help. */
public enum Hint {
  /** Nothing helps. */
  NONE(""),
  /** channel. */
  DID_YOU_MEAN(" Did you mean '%s'?"),
  /** nothing. */
  NAMED_AFTER_PORT(
      " The channel is named after the port, because no @Stage on the pipeline renames it."),
  /** nothing. */
  NAMED_AFTER_PARAMETER(" The channel is named after the parameter, because @Stage names none."),
  /** type, channel. */
  RECEIVING_CALLER(
      " If the caller is to receive, declare the pipeline as an interface with a method '%s"
          + " %s();'."),
  /** type, channel. */
  SENDING_CALLER(
      " If the caller is to send, declare the pipeline as an interface with a method '%s %s();'."),
  /** type, channel. */
  RECEIVING_CALLER_OF_FUNCTION(
      " If the caller is to receive, return void and send to a parameter '@Port %1$s %2$s', or"
          + " declare the pipeline as an interface with a method '%1$s %2$s();'."),
  /** nothing. */
  RECEIVING_CALLER_OF_PARAMETER(
      " If the caller is to receive, put @Port on the stage's parameter."),
  /** nothing. */
  SENDING_CALLER_OF_PARAMETER(" If the caller is to send, put @Port on the stage's parameter."),
  /** type. */
  ONE_BY_ONE(" Return Iterable<%1$s> or Stream<%1$s> to send them one by one."),
  /** nothing. */
  BATCH(" Put @Batch(max = ...) on the stage to get several at once."),
  /** type. */
  RECEIVE_SUBTYPES(" Write ReceiveChannel<? extends %s>."),
  /** type. */
  SEND_SUPERTYPES(" Write SendChannel<? super %s>.");

  private final String template;

  Hint(String template) {
    this.template = template;
  }

  /**
   * The text to add.
   *
   * @param arguments what fills the hint, in its order
   * @return a sentence behind a space, or nothing
   */
  public String render(Object... arguments) {
    return template.formatted(arguments);
  }
}
