package dev.sluice.processor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The processor's {@code -A} options: every one starts with {@code sluice.}. */
enum Option {
  /** Whether a note tells what runs in which goroutine: {@code on} or {@code off}. */
  EXPLAIN("sluice.explain", List.of("off", "on"));

  private final String key;

  /** The first is the default. */
  private final List<String> values;

  Option(String key, List<String> values) {
    this.key = key;
    this.values = values;
  }

  String key() {
    return key;
  }

  String legalValues() {
    return String.join(", ", values);
  }

  /** The value that was given, if it is none of the legal ones. */
  Optional<String> illegalValue(Map<String, String> options) {
    return Optional.ofNullable(options.get(key)).filter(value -> !values.contains(value));
  }

  boolean isOn(Map<String, String> options) {
    return "on".equals(options.get(key));
  }

  static Set<String> keys() {
    return Arrays.stream(values()).map(Option::key).collect(Collectors.toUnmodifiableSet());
  }
}
