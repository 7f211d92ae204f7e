package dev.sluice.processor.declaration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Which pipelines are stages of which others. */
public final class Inclusions {
  private Inclusions() {}

  /**
   * The pipelines that a pipeline includes, directly or by way of others.
   *
   * @param pipeline a type with {@code @Pipeline}
   * @return the pipelines, nearest first; with the pipeline itself only if there is a cycle
   */
  public static Set<TypeElement> of(TypeElement pipeline) {
    return search(pipeline).keySet();
  }

  /**
   * Whether a type that is named as a stage is a pipeline.
   *
   * @param type the type
   * @return its element if it is one
   */
  static Optional<TypeElement> pipeline(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && AnnotationReader.on(element, KnownTypes.PIPELINE).isPresent()
        ? Optional.of(element)
        : Optional.empty();
  }

  /**
   * A shortest way from one pipeline to another, each including the next.
   *
   * @return the pipelines with both ends, a single one where both are the same; empty if there is
   *     no way
   */
  static List<TypeElement> way(TypeElement from, TypeElement to) {
    if (from.equals(to)) {
      return List.of(from);
    }
    Map<TypeElement, TypeElement> includedBy = search(from);
    if (!includedBy.containsKey(to)) {
      return List.of();
    }
    List<TypeElement> way = new ArrayList<>();
    for (TypeElement at = to; !at.equals(from); at = Objects.requireNonNull(includedBy.get(at))) {
      way.add(at);
    }
    way.add(from);
    return way.reversed();
  }

  /** Breadth first: each pipeline that is included, and one that includes it. */
  private static Map<TypeElement, TypeElement> search(TypeElement start) {
    Map<TypeElement, TypeElement> includedBy = new LinkedHashMap<>();
    Queue<TypeElement> pending = new ArrayDeque<>(List.of(start));
    while (!pending.isEmpty()) {
      TypeElement including = pending.remove();
      for (TypeElement included : named(including)) {
        if (includedBy.putIfAbsent(included, including) == null) {
          pending.add(included);
        }
      }
    }
    return includedBy;
  }

  private static List<TypeElement> named(TypeElement pipeline) {
    return AnnotationReader.on(pipeline, KnownTypes.PIPELINE).stream()
        .flatMap(annotation -> annotation.classes("stages").stream())
        .flatMap(named -> pipeline(named.value()).stream())
        .toList();
  }
}
