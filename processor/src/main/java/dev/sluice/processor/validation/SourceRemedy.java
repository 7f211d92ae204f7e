package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.model.Signatures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What a source may return instead of something that is no sequence of values. */
final class SourceRemedy {
  /**
   * A sequence that a type is easily turned into.
   *
   * @param type the type to return
   * @param expression how to make it
   */
  record Sequence(String type, String expression) {}

  /**
   * A type and the sequence that it is turned into.
   *
   * @param type the qualified name of the type
   * @param sequence what to return; {@code %s} stands for the type's arguments
   */
  private record Way(String type, Sequence sequence) {
    Sequence with(DeclaredType returned) {
      String arguments =
          returned.getTypeArguments().stream().map(TypeText::of).collect(Collectors.joining(", "));
      // A raw type says nothing of its elements.
      return new Sequence(
          sequence.type().replace("%s", arguments.isEmpty() ? "?" : arguments),
          sequence.expression());
    }
  }

  private static final List<Way> WAYS =
      List.of(
          way(
              "java.io.BufferedReader",
              "Stream<String>",
              "'reader.lines()', or 'Files.lines(path)', which is closed when the stage ends"),
          way("java.util.Map", "Iterable<Map.Entry<%s>>", "'map.entrySet()'"),
          way("java.util.Enumeration", "Iterator<%s>", "'enumeration.asIterator()'"),
          way("java.util.Optional", "Stream<%s>", "'optional.stream()'"),
          way("java.util.OptionalInt", "IntStream", "'optional.stream()'"),
          way("java.util.OptionalLong", "LongStream", "'optional.stream()'"),
          way("java.util.OptionalDouble", "DoubleStream", "'optional.stream()'"));

  private final Signatures signatures;

  SourceRemedy(Signatures signatures) {
    this.signatures = signatures;
  }

  /** What to return where something else was returned; empty if there is no ready way. */
  Optional<Sequence> of(TypeMirror returned) {
    return returned instanceof ArrayType array
        ? Optional.of(ofArray(array.getComponentType()))
        : WAYS.stream()
            .flatMap(way -> signatures.supertype(returned, way.type()).stream().map(way::with))
            .findFirst();
  }

  private static Sequence ofArray(TypeMirror element) {
    return switch (element.getKind()) {
      case INT -> streamed("IntStream");
      case LONG -> streamed("LongStream");
      case DOUBLE -> streamed("DoubleStream");
      case BOOLEAN -> byIndex("Boolean");
      case BYTE -> byIndex("Byte");
      case CHAR -> byIndex("Character");
      case FLOAT -> byIndex("Float");
      case SHORT -> byIndex("Short");
      default -> streamed("Stream<%s>".formatted(TypeText.of(element)));
    };
  }

  private static Sequence streamed(String type) {
    return new Sequence(type, "'Arrays.stream(array)'");
  }

  /** For the primitives that have no stream of their own. */
  private static Sequence byIndex(String boxed) {
    return new Sequence(
        "Stream<%s>".formatted(boxed),
        "'IntStream.range(0, array.length).mapToObj(i -> array[i])'");
  }

  private static Way way(String type, String sequence, String expression) {
    return new Way(type, new Sequence(sequence, expression));
  }
}
