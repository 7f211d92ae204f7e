package dev.sluice.processor;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The processor's {@code -A} options. Each starts with {@code sluice.} and is on or off. */
enum Option {
  /** Whether a note tells what runs in which goroutine. */
  EXPLAIN("sluice.explain");

  static final String LEGAL_VALUES = "on, off";

  private final String key;

  Option(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** The value that was given, if it is none of the legal ones. */
  Optional<String> illegalValue(Map<String, String> options) {
    if (!options.containsKey(key)) {
      return Optional.empty();
    }
    // An option without a value reads as null.
    String value = String.valueOf(options.get(key));
    return Optional.of(value).filter(it -> !it.equals("on") && !it.equals("off"));
  }

  boolean isOn(Map<String, String> options) {
    return "on".equals(options.get(key));
  }

  static Set<String> keys() {
    return Arrays.stream(values()).map(Option::key).collect(Collectors.toUnmodifiableSet());
  }
}
