package dev.sluice.processor.diagnostic;

/** How much a message weighs. */
public enum Severity {
  /** The program is certainly wrong: nothing is generated and the compilation fails. */
  ERROR,
  /** Legal but suspicious: can be switched off with {@code @SuppressWarnings("sluice:Code")}. */
  WARNING,
  /** Told because it was asked for. */
  NOTE
}
