package dev.sluice.processor.diagnostic;

import static dev.sluice.processor.diagnostic.Severity.ERROR;

/** What is wrong with a set of select cases. */
public enum SelectMessage implements Message {
  /** type. */
  SELECT_KIND(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: it is not an interface. Declare an interface."),
  /** type. */
  SELECT_GENERIC(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: it has type parameters. Name the types of the channels."),
  /** type. */
  SELECT_EMPTY(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: it has no channel. Declare methods such as"
          + " 'ReceiveChannel<String> lines();'."),
  /** type, method. */
  SELECT_METHOD(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: method '%s' declares no channel. Let it take no"
          + " parameters and return ReceiveChannel or SendChannel."),
  /** type, channel. */
  SELECT_DIRECTION(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: '%s' is a Channel, which says no direction. Write"
          + " ReceiveChannel for a case that receives, SendChannel for one that sends."),
  /** type, channel. */
  SELECT_ELEMENT(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: '%s' names no element type. Write one in angle"
          + " brackets."),
  /** type, channel, record. */
  SELECT_RECORD(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: the record for '%s' would be called like another"
          + " type, '%s'. Rename the method."),
  /** type, channel, record. */
  SELECT_HIDES(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: the record for '%s' would hide the type '%s', which"
          + " cannot be qualified in the unnamed package. Rename the method, or declare a"
          + " package."),
  /** type, channel, method. */
  SELECT_SETTER(
      "SelectShape",
      ERROR,
      "'%1$s' is not a set of select cases: the method '%3$s' that sets what is sent to '%2$s'"
          + " would be the same as the one that replaces the channel '%3$s'. Rename one of the"
          + " methods.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
  private final Template template;

  SelectMessage(String code, Severity severity, String text) {
    template = new Template(code, severity, text);
  }

  @Override
  public Template template() {
    return template;
  }
}
