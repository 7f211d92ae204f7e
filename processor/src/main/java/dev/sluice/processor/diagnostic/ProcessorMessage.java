package dev.sluice.processor.diagnostic;

import static dev.sluice.processor.diagnostic.Severity.ERROR;
import static dev.sluice.processor.diagnostic.Severity.NOTE;
import static dev.sluice.processor.diagnostic.Severity.WARNING;

/** What is said about the processor itself: its failures, its options, its explanations. */
public enum ProcessorMessage implements Message {
  /** type, the exception. */
  INTERNAL(
      "Internal",
      ERROR,
      "'%s' made the processor fail, which is a mistake in Sluice. Report it with this text:%s"),
  /** option, value, legal values. */
  OPTION("Option", WARNING, "option -A%s=%s is not understood. Legal values: %s."),
  /** class, the file system's error. */
  WRITE("Write", ERROR, "class '%s' cannot be written: %s."),
  /** class. */
  WRITE_AGAIN(
      "Write",
      ERROR,
      "class '%s' cannot be written: its generated source was passed to the compiler again, among"
          + " the sources. Leave the folder of generated sources out of them."),
  /** pipeline, goroutines. */
  EXPLAIN("Explain", NOTE, "pipeline '%s' runs as:%s"),
  /** the exception and where it came from. */
  BODIES_INTERNAL(
      "BodiesInternal",
      NOTE,
      "the body rules failed and were switched off for this compilation, which is a"
          + " mistake in Sluice. Report it with this text:%s"),
  /** argument. */
  BODIES_OPTION(
      "BodiesOption",
      WARNING,
      "argument '%s' of -Xplugin:Sluice is not understood. Legal arguments: bodies=off,"
          + " bodies=stages, bodies=all.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
  private final Template template;

  ProcessorMessage(String code, Severity severity, String text) {
    template = new Template(code, severity, text);
  }

  @Override
  public Template template() {
    return template;
  }

  /** A source cannot switch off what it does not cause. */
  @Override
  public boolean hasSwitch() {
    return false;
  }
}
