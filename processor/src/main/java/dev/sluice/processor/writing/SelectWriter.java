package dev.sluice.processor.writing;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sluice.processor.model.SelectModel;
import dev.sluice.processor.model.SelectModel.Case;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;

/** Writes a select whose cases are a sealed type, for an exhaustive switch. */
public final class SelectWriter {
  private final Elements elements;

  /**
   * A writer.
   *
   * @param elements the compiler's elements
   */
  public SelectWriter(Elements elements) {
    this.elements = elements;
  }

  /**
   * Writes a select.
   *
   * @param model its cases
   * @return the source file
   */
  public JavaFile write(SelectModel model) {
    ClassName self = ClassName.get(model.packageName(), model.className());
    ClassName caseType = self.nestedClass("Case");
    MentionedTypes mentioned = MentionedTypes.of(model);
    Nullness nullness = new Nullness(model.type(), elements);
    Scope fields = new Scope(mentioned.names(elements));
    model.cases().forEach(it -> fields.fresh(it.name(), it));
    String select = fields.fresh("select");
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addOriginatingElement(model.type())
            .alwaysQualify(mentioned.hidden(elements))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                "Selects among the channels of {@link $T}$L. For one goroutine at a time.\n",
                ClassName.get(model.type()),
                model.inOrder() ? ", where the first that is ready is preferred" : "");
    GeneratedMarks.of(model.type(), elements).forEach(type::addAnnotation);
    new Suppressions(elements).annotation(model).ifPresent(type::addAnnotation);
    model
        .cases()
        .forEach(it -> type.addField(handle(it), fields.get(it), Modifier.PRIVATE, Modifier.FINAL));
    type.addField(RuntimeTypes.SELECT, select, Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(constructor(model, fields, select, nullness))
        .addMethod(await(caseType, select))
        .addMethod(poll(nullness.nullable(caseType), select))
        .addMethod(pollWithin(nullness.nullable(caseType), select));
    for (Case it : model.cases()) {
      if (!it.receives()) {
        type.addMethod(value(it, fields.get(it), nullness));
      }
      type.addMethod(replace(it, fields.get(it), nullness));
    }
    type.addMethod(chosen(model, caseType, fields))
        .addType(
            TypeSpec.interfaceBuilder(caseType)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addJavadoc("What happened: one record a channel.\n")
                .build());
    model.cases().forEach(it -> type.addType(record(it, caseType, nullness)));
    return JavaFile.builder(model.packageName(), type.build()).skipJavaLangImports(true).build();
  }

  /** {@code Select.ReceiveCase<Long>}, {@code Select.SendCase<Integer>} */
  private static TypeName handle(Case it) {
    return ParameterizedTypeName.get(
        RuntimeTypes.SELECT.nestedClass(it.receives() ? "ReceiveCase" : "SendCase"),
        TypeName.get(it.element()));
  }

  /** {@code ReceiveChannel<Long>}, {@code SendChannel<Integer>} */
  private static TypeName channel(Case it) {
    return ParameterizedTypeName.get(
        it.receives() ? RuntimeTypes.RECEIVE_CHANNEL : RuntimeTypes.SEND_CHANNEL,
        TypeName.get(it.element()));
  }

  /** {@code this.sizes = Select.receive(sizes); ... select = Select.of(this.sizes, this.out);} */
  private static MethodSpec constructor(
      SelectModel model, Scope fields, String select, Nullness nullness) {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("A select over channels, of which a null one never becomes ready.\n\n");
    for (Case it : model.cases()) {
      String field = fields.get(it);
      constructor
          .addParameter(nullness.nullable(channel(it)), field)
          .addJavadoc("@param $L where to $L\n", field, it.receives() ? "receive from" : "send to");
      if (it.receives()) {
        constructor.addStatement("this.$1N = $2T.receive($1N)", field, RuntimeTypes.SELECT);
      } else {
        constructor.addStatement("this.$1N = $2T.send($1N, null)", field, RuntimeTypes.SELECT);
      }
    }
    CodeBlock handles =
        model.cases().stream()
            .map(it -> CodeBlock.of("this.$N", fields.get(it)))
            .collect(CodeBlock.joining(",$W"));
    return constructor
        .addStatement(
            "this.$N = $T.$N($L)",
            select,
            RuntimeTypes.SELECT,
            model.inOrder() ? "inOrder" : "of",
            handles)
        .build();
  }

  private static MethodSpec await(ClassName caseType, String select) {
    return MethodSpec.methodBuilder("await")
        .addModifiers(Modifier.PUBLIC)
        .returns(caseType)
        .addException(InterruptedException.class)
        .addJavadoc(
            """
            Blocks until a case can proceed, and does it.

            @return what happened
            @throws InterruptedException if the thread is interrupted; nothing happened
            """)
        .addStatement("return chosen($N.await())", select)
        .build();
  }

  private static MethodSpec poll(TypeName caseType, String select) {
    return MethodSpec.methodBuilder("poll")
        .addModifiers(Modifier.PUBLIC)
        .returns(caseType)
        .addJavadoc(
            """
            Does a case that can proceed without blocking.

            @return what happened, or null if no case is ready
            """)
        .addStatement("$T chosen = $N.poll()", RuntimeTypes.SELECT.nestedClass("Case"), select)
        .addStatement("return chosen == null ? null : chosen(chosen)")
        .build();
  }

  private static MethodSpec pollWithin(TypeName caseType, String select) {
    return MethodSpec.methodBuilder("poll")
        .addModifiers(Modifier.PUBLIC)
        .returns(caseType)
        .addParameter(RuntimeTypes.DURATION, "timeout")
        .addException(InterruptedException.class)
        .addJavadoc(
            """
            Blocks until a case can proceed, and does it, but not for longer than a time.

            @param timeout how long to wait; zero or negative: this is {@link #poll()}
            @return what happened, or null if no case was ready in time
            @throws InterruptedException if the thread is interrupted; nothing happened
            """)
        .addStatement(
            "$T chosen = $N.poll(timeout)", RuntimeTypes.SELECT.nestedClass("Case"), select)
        .addStatement("return chosen == null ? null : chosen(chosen)")
        .build();
  }

  /** {@code public void sendOut(Integer value)} */
  private static MethodSpec value(Case it, String field, Nullness nullness) {
    return MethodSpec.methodBuilder("send" + it.recordName())
        .addModifiers(Modifier.PUBLIC)
        .addParameter(nullness.nullable(TypeName.get(it.element())), "value")
        .addJavadoc(
            "Sets what is sent to {@code $L} from now on.\n\n@param value the value\n", it.name())
        .addStatement("this.$N.value(value)", field)
        .build();
  }

  /** {@code public void sizes(ReceiveChannel<Long> channel)} */
  private static MethodSpec replace(Case it, String field, Nullness nullness) {
    return MethodSpec.methodBuilder(it.name())
        .addModifiers(Modifier.PUBLIC)
        .addParameter(nullness.nullable(channel(it)), "channel")
        .addJavadoc(
            "Replaces {@code $L}.\n\n@param channel the channel; null switches the case off\n",
            it.name())
        .addStatement("this.$N.channel(channel)", field)
        .build();
  }

  /** {@code return switch (chosen.index()) { case 0 -> new Sizes(...); ... };} */
  private static MethodSpec chosen(SelectModel model, ClassName caseType, Scope fields) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (chosen.index()) {\n").indent();
    int index = 0;
    for (Case it : model.cases()) {
      ClassName record = caseType.peerClass(it.recordName());
      code.add(
          it.receives()
              ? CodeBlock.of(
                  "case $1L -> new $2T(this.$3N.value(), this.$3N.ok());\n",
                  index++,
                  record,
                  fields.get(it))
              : CodeBlock.of("case $L -> new $T();\n", index++, record));
    }
    code.add("default -> throw new $T(chosen);\n", AssertionError.class).unindent().add("};\n");
    return MethodSpec.methodBuilder("chosen")
        .addModifiers(Modifier.PRIVATE)
        .returns(caseType)
        .addParameter(RuntimeTypes.SELECT.nestedClass("Case"), "chosen")
        .addCode(code.build())
        .build();
  }

  /** {@code public record Sizes(Long value, boolean ok) implements Case {}} */
  private static TypeSpec record(Case it, ClassName caseType, Nullness nullness) {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(it.recordName())
            .addModifiers(Modifier.PUBLIC)
            .addSuperinterface(caseType);
    if (it.receives()) {
      components.addParameter(nullness.nullable(TypeName.get(it.element())), "value");
      components.addParameter(TypeName.BOOLEAN, "ok");
      type.addJavadoc(
          """
          Received from {@code $L}.

          @param value the value; null once the channel is closed and drained
          @param ok whether a value was received
          """,
          it.name());
    } else {
      type.addJavadoc("Sent to {@code $L}.\n", it.name());
    }
    return type.recordConstructor(components.build()).build();
  }
}
