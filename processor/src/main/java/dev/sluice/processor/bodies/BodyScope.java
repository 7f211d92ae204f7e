package dev.sluice.processor.bodies;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much code the body rules look at. */
public enum BodyScope {
  /** Nothing. */
  OFF,
  /** The methods of stages only. */
  STAGES,
  /** Every class that uses {@code dev.sluice}. */
  ALL;

  /** The name of the option, of the system property and of the plugin's argument. */
  public static final String OPTION = "sluice.bodies";

  /** The values of the option, for a message. */
  public static final String LEGAL_VALUES = "off, stages, all";

  /**
   * Reads an option's value.
   *
   * @param value {@code off}, {@code stages} or {@code all}
   * @return the scope, or empty if the value is none of these
   */
  public static Optional<BodyScope> parse(String value) {
    return Arrays.stream(values())
        .filter(scope -> scope.optionValue().equals(value.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /**
   * The value that selects this scope.
   *
   * @return the name in lower case
   */
  public String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}
