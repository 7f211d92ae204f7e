package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Writes loops over streams, iterables and iterators, and branches on optionals. */
final class Sequences {
  private static final Map<String, String> NEXT =
      Map.of(
          "java.util.stream.IntStream", "nextInt",
          "java.util.stream.LongStream", "nextLong",
          "java.util.stream.DoubleStream", "nextDouble");
  private static final Map<String, String> GET =
      Map.of(
          "java.util.OptionalInt", "getAsInt",
          "java.util.OptionalLong", "getAsLong",
          "java.util.OptionalDouble", "getAsDouble");

  private Sequences() {}

  /** What takes a value apart from where it came. */
  @FunctionalInterface
  interface Continuation {
    Code with(CodeBlock value);
  }

  /**
   * A loop over what a call returns, which notices an interrupt: nothing else in it may block.
   *
   * @param call the call
   * @param type what it returns
   * @param element what flows out of that
   * @param variable the name of one value
   * @param scope the names that are taken
   * @param body what is done with each
   */
  static CodeBlock each(
      CodeBlock call,
      TypeMirror type,
      TypeMirror element,
      String variable,
      Scope scope,
      CodeBlock body) {
    return each(call, Optional.empty(), type, element, variable, scope, body);
  }

  /**
   * A loop over what a source returns, which ends when the pipeline is drained.
   *
   * @param group the group of the pipeline
   */
  static CodeBlock source(
      CodeBlock call,
      String group,
      TypeMirror type,
      TypeMirror element,
      String variable,
      Scope scope,
      CodeBlock body) {
    return each(call, Optional.of(group), type, element, variable, scope, body);
  }

  private static CodeBlock each(
      CodeBlock call,
      Optional<String> group,
      TypeMirror type,
      TypeMirror element,
      String variable,
      Scope scope,
      CodeBlock body) {
    String name = qualifiedName(type);
    TypeName elementName = TypeName.get(element);
    if (name.startsWith("java.util.stream.")) {
      return stream(call, group, type, elementName, variable, scope, body);
    }
    CodeBlock values =
        CodeBlock.of(
            "$T.$N($L)",
            group.isPresent() ? RuntimeTypes.SOURCES : RuntimeTypes.ELEMENTS,
            factory(type),
            group.map(it -> CodeBlock.of("$N, $L", it, call)).orElse(call));
    return elements(values, elementName, variable, scope, body);
  }

  /**
   * {@code Elements.of(Squares.counter())}
   *
   * @param call the call
   * @param type what it returns
   */
  static CodeBlock elements(CodeBlock call, TypeMirror type) {
    boolean isStream = qualifiedName(type).startsWith("java.util.stream.");
    return CodeBlock.of(
        "$T.$N($L)", RuntimeTypes.ELEMENTS, isStream ? "ofStream" : factory(type), call);
  }

  /** What is iterable is iterated, even if it is an iterator too. */
  private static String factory(TypeMirror type) {
    return isA("java.lang.Iterable", (DeclaredType) type) ? "of" : "ofIterator";
  }

  /**
   * The same where what the call or the iteration throws is handled, and what the body throws is
   * not:
   *
   * <pre>
   * try (var elements = AttemptedElements.of(() -> Squares.digits(v), e -> ...)) {
   *   for (int digit : elements) {
   * </pre>
   *
   * @param handler a lambda that takes an exception
   */
  static CodeBlock eachOrFailure(
      CodeBlock call,
      CodeBlock handler,
      TypeMirror type,
      TypeMirror element,
      String variable,
      Scope scope,
      CodeBlock body) {
    boolean isStream = qualifiedName(type).startsWith("java.util.stream.");
    CodeBlock values =
        CodeBlock.of(
            "$T.$N(() -> $L,$W$L)",
            RuntimeTypes.ATTEMPTED,
            isStream ? "ofStream" : "of",
            call,
            handler);
    return elements(values, TypeName.get(element), variable, scope, body);
  }

  /**
   * Closes what can be closed, which the declared type need not tell, and notices an interrupt:
   *
   * <pre>
   * try (var elements = Elements.of(Squares.counter())) {
   *   for (int v : elements) {
   * </pre>
   */
  private static CodeBlock elements(
      CodeBlock values, TypeName element, String variable, Scope scope, CodeBlock body) {
    String elements = scope.fresh("elements");
    return CodeBlock.builder()
        .beginControlFlow("try (var $N = $L)", elements, values)
        .beginControlFlow("for ($T $N : $N)", element, variable, elements)
        .add(body)
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /**
   *
   *
   * <pre>
   * try (IntStream values = Squares.counter()) {
   *   for (var iterator = values.iterator(); iterator.hasNext(); ) {
   *     int v = iterator.nextInt();
   * </pre>
   *
   * <p>Of a source
   *
   * <pre>
   *   SourceLoop loop = Sources.loop(group);
   *   for (var iterator = values.iterator(); loop.goesOn() && iterator.hasNext(); ) {
   * </pre>
   */
  private static CodeBlock stream(
      CodeBlock call,
      Optional<String> group,
      TypeMirror type,
      TypeName element,
      String variable,
      Scope scope,
      CodeBlock body) {
    String stream = scope.fresh("stream");
    String iterator = scope.fresh("iterator");
    CodeBlock.Builder code =
        CodeBlock.builder().beginControlFlow("try ($T $N = $L)", TypeName.get(type), stream, call);
    CodeBlock goesOn = CodeBlock.of("");
    if (group.isPresent()) {
      String loop = scope.fresh("loop");
      code.addStatement(
          "$T $N = $T.loop($N)", RuntimeTypes.SOURCE_LOOP, loop, RuntimeTypes.SOURCES, group.get());
      goesOn = CodeBlock.of("$N.goesOn() && ", loop);
    }
    return code.beginControlFlow(
            "for (var $1N = $2N.iterator(); $3L$1N.hasNext(); )", iterator, stream, goesOn)
        .add(group.isPresent() ? CodeBlock.of("") : checkpoint())
        .addStatement(
            "$T $N = $N.$N()",
            element,
            variable,
            iterator,
            NEXT.getOrDefault(qualifiedName(type), "next"))
        .add(body)
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /**
   *
   *
   * <pre>
   * Optional&lt;Line> maybe = Log.parse(text);
   * if (maybe.isPresent()) {
   * </pre>
   */
  static CodeBlock ifPresent(CodeBlock call, TypeMirror type, Scope scope, Continuation then) {
    String maybe = scope.fresh("maybe");
    return CodeBlock.builder()
        .addStatement("$T $N = $L", TypeName.get(type), maybe, call)
        .add(ifPresent(maybe, type, then))
        .build();
  }

  /** An if over an optional that a variable holds. */
  static CodeBlock ifPresent(String maybe, TypeMirror type, Continuation then) {
    String get = GET.getOrDefault(qualifiedName(type), "get");
    return CodeBlock.builder()
        .beginControlFlow("if ($N.isPresent())", maybe)
        .add(then.with(CodeBlock.of("$N.$N()", maybe, get)).statements())
        .endControlFlow()
        .build();
  }

  private static CodeBlock checkpoint() {
    return CodeBlock.builder()
        .beginControlFlow("if ($T.interrupted())", Thread.class)
        .addStatement("throw new $T()", InterruptedException.class)
        .endControlFlow()
        .build();
  }

  private static boolean isA(String name, DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    return element.getQualifiedName().contentEquals(name)
        || element.getInterfaces().stream().anyMatch(it -> isA(name, (DeclaredType) it))
        || (element.getSuperclass() instanceof DeclaredType parent && isA(name, parent));
  }

  private static String qualifiedName(TypeMirror type) {
    return ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString();
  }
}
