package dev.sluice.processor.bodies;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks sources as people and tools break them: by tokens, by annotations, by types. */
final class Mutator {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|\\w+|\\s+|.",
          Pattern.DOTALL);
  private static final Pattern ANNOTATION = Pattern.compile("@\\w+(?:\\([^()]*\\))?");
  private static final List<String> TYPES =
      List.of(
          "ReceiveChannel<Integer>",
          "SendChannel<?>",
          "Channel<Channel<String>>",
          "Missing",
          "Missing<Integer>",
          "void",
          "int",
          "int[]",
          "var",
          "T",
          "ReceiveChannel",
          "Object",
          "SendChannel<? super Number>",
          "java.util.Map<String, Missing>",
          "Optional<Integer>",
          "java.util.stream.IntStream",
          "Void");
  private static final List<String> WORDS =
      List.of(
          "static",
          "final",
          "abstract",
          "private",
          "class",
          "interface",
          "enum",
          "record",
          "sealed",
          "<T>",
          "<T extends T>",
          "extends Missing",
          "@Stage",
          "@Pipeline",
          "@Capacity(-1)",
          "@Shared",
          "@Feedback",
          "@Broadcast",
          "@Port",
          "@Stage(in = \"\", out = {\"a\", \"a\"})",
          "(",
          ")",
          "{",
          "}",
          ";",
          ",",
          "->",
          "::",
          "null",
          "this",
          "super",
          "switch",
          "case",
          "default",
          "try",
          "catch",
          "finally",
          "synchronized",
          "yield",
          "return",
          "break",
          "continue",
          "throw",
          "new",
          "0",
          "\"\"",
          "=",
          "@",
          "<",
          ">",
          ".",
          "[]",
          "...",
          "_");

  private final SplittableRandom random;

  Mutator(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A source with one to four changes. */
  String mutate(String source) {
    String mutant = source;
    int changes = random.nextInt(1, 5);
    for (int i = 0; i < changes; i++) {
      mutant = change(mutant);
    }
    return mutant;
  }

  private String change(String source) {
    return switch (random.nextInt(8)) {
      case 0 -> tokens(source, Edit.DROP);
      case 1 -> tokens(source, Edit.DOUBLE);
      case 2 -> tokens(source, Edit.SWAP);
      case 3 -> tokens(source, Edit.INSERT);
      case 4 -> moveAnnotation(source);
      case 5 -> replaceType(source);
      case 6 -> cycle(source);
      default -> tokens(source, Edit.DROP_SEVERAL);
    };
  }

  private enum Edit {
    DROP,
    DOUBLE,
    SWAP,
    INSERT,
    DROP_SEVERAL
  }

  private String tokens(String source, Edit edit) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(source);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    if (tokens.size() < 3) {
      return source;
    }
    int at = random.nextInt(tokens.size());
    switch (edit) {
      case DROP -> tokens.remove(at);
      case DOUBLE -> tokens.add(at, tokens.get(at));
      case SWAP -> {
        int other = random.nextInt(tokens.size());
        String token = tokens.set(at, tokens.get(other));
        tokens.set(other, token);
      }
      case INSERT -> tokens.add(at, " " + pick(WORDS) + " ");
      case DROP_SEVERAL ->
          tokens.subList(at, Math.min(tokens.size(), at + random.nextInt(2, 12))).clear();
    }
    return String.join("", tokens);
  }

  private String moveAnnotation(String source) {
    List<int[]> places = new ArrayList<>();
    Matcher matcher = ANNOTATION.matcher(source);
    while (matcher.find()) {
      places.add(new int[] {matcher.start(), matcher.end()});
    }
    if (places.isEmpty()) {
      return source;
    }
    int[] place = places.get(random.nextInt(places.size()));
    String annotation = source.substring(place[0], place[1]);
    String without = source.substring(0, place[0]) + source.substring(place[1]);
    int gap = without.indexOf(' ', random.nextInt(without.length()));
    return gap < 0
        ? without
        : without.substring(0, gap) + " " + annotation + " " + without.substring(gap);
  }

  private String replaceType(String source) {
    Matcher matcher =
        Pattern.compile("\\b(?:Send|Receive)?Channel<[\\w<>]*>|\\b(?:int|Integer|String|void)\\b")
            .matcher(source);
    int skip = random.nextInt(12);
    while (matcher.find()) {
      if (skip-- == 0) {
        return source.substring(0, matcher.start()) + pick(TYPES) + source.substring(matcher.end());
      }
    }
    return source;
  }

  private String cycle(String source) {
    Matcher matcher = Pattern.compile("(class|interface|record)\\s+(\\w+)").matcher(source);
    if (!matcher.find()) {
      return source;
    }
    String name = matcher.group(2);
    String clause =
        switch (random.nextInt(4)) {
          case 0 -> " extends " + name;
          case 1 -> "<T extends " + name + "<T>>";
          case 2 -> " extends " + name + ".Inner";
          default -> "<T, T>";
        };
    return source.substring(0, matcher.end()) + clause + source.substring(matcher.end());
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
