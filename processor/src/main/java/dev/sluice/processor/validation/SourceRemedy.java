package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.model.Signatures;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What a source may return instead of something that is no sequence of values. */
final class SourceRemedy {
  private static final String ALLOWED =
      "A source returns a Stream, an IntStream, LongStream or DoubleStream, an Iterable or an"
          + " Iterator. ";

  /**
   * A sequence that a type is easily turned into.
   *
   * @param type the qualified name of the type
   * @param sequence what to return; {@code %s} stands for the type's arguments
   * @param expression how to make it
   */
  private record Way(String type, String sequence, String expression) {
    String advice(DeclaredType returned) {
      String arguments =
          returned.getTypeArguments().stream().map(TypeText::of).collect(Collectors.joining(", "));
      // A raw type says nothing of its elements.
      return SourceRemedy.advice(
          sequence.replace("%s", arguments.isEmpty() ? "?" : arguments), expression);
    }
  }

  private static final List<Way> WAYS =
      List.of(
          new Way(
              "java.io.BufferedReader",
              "Stream<String>",
              "'reader.lines()', or 'Files.lines(path)', which is closed when the stage ends"),
          new Way("java.util.Map", "Iterable<Map.Entry<%s>>", "'map.entrySet()'"),
          new Way("java.util.Enumeration", "Iterator<%s>", "'enumeration.asIterator()'"),
          new Way("java.util.Optional", "Stream<%s>", "'optional.stream()'"),
          new Way("java.util.OptionalInt", "IntStream", "'optional.stream()'"),
          new Way("java.util.OptionalLong", "LongStream", "'optional.stream()'"),
          new Way("java.util.OptionalDouble", "DoubleStream", "'optional.stream()'"));

  private final Signatures signatures;

  SourceRemedy(Signatures signatures) {
    this.signatures = signatures;
  }

  /** What a source may return, and what to write where this was returned. */
  String of(TypeMirror returned) {
    if (returned instanceof ArrayType array) {
      return ALLOWED + ofArray(array.getComponentType());
    }
    return ALLOWED
        + WAYS.stream()
            .flatMap(way -> signatures.supertype(returned, way.type()).stream().map(way::advice))
            .findFirst()
            .orElse(
                "Return one of these, such as 'Stream.of(value)' for a single value, or take a"
                    + " SendChannel and send to it.");
  }

  private static String ofArray(TypeMirror element) {
    return switch (element.getKind()) {
      case INT -> advice("IntStream", "'Arrays.stream(array)'");
      case LONG -> advice("LongStream", "'Arrays.stream(array)'");
      case DOUBLE -> advice("DoubleStream", "'Arrays.stream(array)'");
      case BOOLEAN -> byIndex("Boolean");
      case BYTE -> byIndex("Byte");
      case CHAR -> byIndex("Character");
      case FLOAT -> byIndex("Float");
      case SHORT -> byIndex("Short");
      default -> advice("Stream<%s>".formatted(TypeText.of(element)), "'Arrays.stream(array)'");
    };
  }

  /** For the primitives that have no stream of their own. */
  private static String byIndex(String boxed) {
    return advice(
        "Stream<%s>".formatted(boxed),
        "'IntStream.range(0, array.length).mapToObj(i -> array[i])'");
  }

  private static String advice(String sequence, String expression) {
    return "Return '%s': %s.".formatted(sequence, expression);
  }
}
