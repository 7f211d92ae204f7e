package dev.sluice.processor.writing;

import com.palantir.javapoet.ClassName;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.SelectModel;
import dev.sluice.processor.model.Stage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/**
 * The types that a generated class mentions. No variable of it may be called like one of them or
 * like a package, because a variable hides both; and a type of the user's package that is called
 * like one of {@code java.lang} hides that, so that it has to be written in full.
 */
final class MentionedTypes {
  /** The types of {@code java.lang} that generated code mentions by itself. */
  private static final List<String> OF_JAVA_LANG =
      List.of(
          "AssertionError",
          "Error",
          "Exception",
          "Integer",
          "InterruptedException",
          "Long",
          "Double",
          "Object",
          "Override",
          "Math",
          "Runnable",
          "Runtime",
          "String",
          "SuppressWarnings",
          "Thread",
          "Throwable",
          "Void");

  private final Set<ClassName> types = new LinkedHashSet<>();
  private final TypeElement origin;

  private MentionedTypes(TypeElement origin, String packageName, String className) {
    this.origin = origin;
    types.add(ClassName.get(packageName, className));
    types.add(ClassName.get(origin));
    types.addAll(RuntimeTypes.all());
    OF_JAVA_LANG.forEach(name -> types.add(ClassName.get("java.lang", name)));
  }

  /** What the class of a pipeline mentions. */
  static MentionedTypes of(Pipeline pipeline) {
    MentionedTypes mentioned =
        new MentionedTypes(
            pipeline.declaration().type(), pipeline.packageName(), pipeline.className());
    mentioned.types.add(ClassName.get(pipeline.packageName(), pipeline.className(), "Results"));
    pipeline.channels().stream().map(Channel::type).forEach(mentioned::add);
    for (Instance instance : Instance.of(pipeline)) {
      mentioned.types.add(instance.type());
      instance.parts().forEach(part -> mentioned.types.add(part.type()));
    }
    for (Stage stage : pipeline.stages()) {
      mentioned.types.add(ClassName.get(stage.declaration().owner()));
      mentioned.add(stage.declaration().result());
      stage.declaration().parameters().forEach(parameter -> mentioned.add(parameter.type()));
      stage.pipeline().ifPresent(mentioned::addResult);
    }
    return mentioned;
  }

  /** These, and more that the class mentions by itself. */
  MentionedTypes and(Set<ClassName> more) {
    types.addAll(more);
    return this;
  }

  /** What a select mentions. */
  static MentionedTypes of(SelectModel select) {
    MentionedTypes mentioned =
        new MentionedTypes(select.type(), select.packageName(), select.className());
    ClassName self = ClassName.get(select.packageName(), select.className());
    mentioned.types.add(self.nestedClass("Case"));
    for (SelectModel.Case it : select.cases()) {
      mentioned.types.add(self.nestedClass(it.recordName()));
      mentioned.add(it.element());
    }
    return mentioned;
  }

  /** The generated class of a pipeline that is a stage, and the type of its only result. */
  private void addResult(Pipeline inner) {
    types.add(ClassName.get(inner.packageName(), inner.className()));
    if (inner.results().size() == 1) {
      Stage result = inner.results().getFirst();
      result.result().ifPresent(this::add);
      result.pipeline().ifPresent(this::addResult);
    }
  }

  private void add(TypeMirror type) {
    switch (type) {
      case DeclaredType declared when declared.asElement() instanceof TypeElement element -> {
        types.add(ClassName.get(element));
        declared.getTypeArguments().forEach(this::add);
      }
      case ArrayType array -> add(array.getComponentType());
      case WildcardType wildcard ->
          Stream.of(wildcard)
              .flatMap(
                  it ->
                      Stream.concat(
                          Stream.ofNullable(it.getExtendsBound()),
                          Stream.ofNullable(it.getSuperBound())))
              .forEach(this::add);
      default -> {}
    }
  }

  /**
   * The names that a variable must not hide: every type's at every level, and the first ones of
   * packages, as far as types have to be qualified.
   */
  Set<String> names(Elements elements) {
    Set<String> hidden = Set.of(hidden(elements));
    Map<String, Set<ClassName>> bySimpleName = new HashMap<>();
    types.forEach(type -> levels(type).forEach(it -> put(bySimpleName, it)));
    Set<String> names = new LinkedHashSet<>(bySimpleName.keySet());
    types.stream()
        .filter(
            type ->
                hidden.contains(type.topLevelClassName().simpleName())
                    || levels(type).anyMatch(it -> get(bySimpleName, it).size() > 1))
        .map(type -> type.packageName().split("\\.", 2)[0])
        .filter(root -> !root.isEmpty())
        .forEach(names::add);
    return names;
  }

  private static Stream<ClassName> levels(ClassName type) {
    return Stream.iterate(type, it -> it != null, ClassName::enclosingClassName);
  }

  private static void put(Map<String, Set<ClassName>> types, ClassName type) {
    types.computeIfAbsent(type.simpleName(), name -> new HashSet<>()).add(type);
  }

  private static Set<ClassName> get(Map<String, Set<ClassName>> types, ClassName type) {
    return types.getOrDefault(type.simpleName(), Set.of());
  }

  /**
   * The simple names that mean something else in the user's package: those of {@code java.lang},
   * which nobody imports, and in the unnamed package those of all types, because there is no other
   * way to write a type of the user's than its simple name.
   */
  String[] hidden(Elements elements) {
    String home = elements.getPackageOf(origin).getQualifiedName().toString();
    return types.stream()
        .filter(type -> !type.packageName().equals(home))
        .filter(type -> home.isEmpty() || type.packageName().equals("java.lang"))
        .map(type -> type.topLevelClassName().simpleName())
        .distinct()
        .filter(name -> exists(home.isEmpty() ? name : home + "." + name, elements))
        .toArray(String[]::new);
  }

  private boolean exists(String name, Elements elements) {
    return elements.getTypeElement(elements.getModuleOf(origin), name) != null;
  }
}
