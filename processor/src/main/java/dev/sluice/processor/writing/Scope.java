package dev.sluice.processor.writing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names that are taken at some point of the generated code. */
final class Scope {
  private final Set<String> taken = new HashSet<>();
  private final Map<Object, String> names = new HashMap<>();

  Scope() {}

  /** A scope in which some names must not be used, because something else needs them. */
  Scope(Set<String> reserved) {
    taken.addAll(reserved);
  }

  /** A scope within another. */
  Scope(Scope outer) {
    taken.addAll(outer.taken);
    names.putAll(outer.names);
  }

  /** A name that nothing else has: as suggested, if possible. */
  String fresh(String suggestion) {
    String identifier = identifier(suggestion);
    String base = SourceVersion.isKeyword(identifier) ? identifier + "_" : identifier;
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + i;
    }
    return name;
  }

  /** A fresh name for a thing. */
  String fresh(String suggestion, Object thing) {
    String name = fresh(suggestion);
    names.put(thing, name);
    return name;
  }

  /** The first of some suggestions that is free, else a fresh name like the last. */
  String firstFree(String... suggestions) {
    for (String suggestion : suggestions) {
      if (!taken.contains(suggestion)
          && SourceVersion.isIdentifier(suggestion)
          && !SourceVersion.isKeyword(suggestion)) {
        return fresh(suggestion);
      }
    }
    return fresh(suggestions[suggestions.length - 1]);
  }

  boolean isTaken(String name) {
    return taken.contains(name);
  }

  /** Whether a thing has a name. */
  boolean has(Object thing) {
    return names.containsKey(thing);
  }

  /** The name of a thing that has one. */
  String get(Object thing) {
    String name = names.get(thing);
    if (name == null) {
      throw new IllegalArgumentException("no name for " + thing);
    }
    return name;
  }

  /** {@code longest word} becomes {@code longestWord}. */
  static String identifier(String name) {
    StringBuilder identifier = new StringBuilder();
    boolean raise = false;
    for (int c : name.codePoints().toArray()) {
      boolean legal =
          identifier.isEmpty()
              ? Character.isJavaIdentifierStart(c)
              : Character.isJavaIdentifierPart(c);
      if (legal && !Character.isIdentifierIgnorable(c)) {
        boolean first = identifier.isEmpty();
        identifier.appendCodePoint(raise && !first ? Character.toUpperCase(c) : c);
      }
      raise = !legal;
    }
    // A single underscore is no identifier.
    return identifier.toString().matches("_?") ? identifier + "it" : identifier.toString();
  }
}
