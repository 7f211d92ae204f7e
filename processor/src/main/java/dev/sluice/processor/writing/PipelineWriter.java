package dev.sluice.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Quantity.Given;
import dev.sluice.processor.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;

/** Writes the class that runs a pipeline. */
public final class PipelineWriter {
  private final Elements elements;

  /**
   * A writer.
   *
   * @param elements the compiler's elements
   */
  public PipelineWriter(Elements elements) {
    this.elements = elements;
  }

  /**
   * Writes a pipeline.
   *
   * @param plan how it runs
   * @return the source file
   */
  public JavaFile write(Plan plan) {
    Pipeline pipeline = plan.pipeline();
    Names names = new Names(plan, elements);
    ResultShape result = new ResultShape(plan, names);
    CodeBlock wiring = new WiringWriter(plan, names).write();
    List<Instance> instances = names.instances();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(pipeline.className())
            .addOriginatingElement(pipeline.declaration().type())
            .alwaysQualify(MentionedTypes.of(pipeline).hidden(elements))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(javadoc(plan));
    annotations(pipeline).forEach(type::addAnnotation);
    for (Instance instance : instances) {
      type.addField(
          instance.type(), names.instance(instance.origin()), Modifier.PRIVATE, Modifier.FINAL);
    }
    numbers(pipeline, names).forEach(type::addField);
    new ConstructorWriter(names, pipeline, Injection.of(pipeline.declaration().type(), elements))
        .write()
        .forEach(type::addMethod);
    type.addMethod(run(pipeline, names, result))
        .addMethod(start(pipeline, names, result))
        .addMethod(topology(pipeline, names))
        .addMethods(new TopologyWriter(names).methods(pipeline))
        .addMethod(wire(pipeline, names, result, wiring));
    pipeline.stages().stream()
        .filter(Stage::throwsThrowable)
        .forEach(stage -> type.addMethod(StageCall.method(stage, names)));
    result.record().ifPresent(type::addType);
    return JavaFile.builder(pipeline.packageName(), type.build()).skipJavaLangImports(true).build();
  }

  /**
   * {@code private final int parseWorkers;}, and {@code private final int processors =
   * Runtime.getRuntime().availableProcessors();}.
   */
  static List<FieldSpec> numbers(Pipeline pipeline, Names names) {
    List<FieldSpec> fields = new ArrayList<>();
    for (Given given : pipeline.givens()) {
      fields.add(
          FieldSpec.builder(TypeName.INT, names.given(given), Modifier.PRIVATE, Modifier.FINAL)
              .build());
    }
    if (names.usesProcessors()) {
      fields.add(
          FieldSpec.builder(TypeName.INT, names.processors(), Modifier.PRIVATE, Modifier.FINAL)
              .initializer("$T.getRuntime().availableProcessors()", Runtime.class)
              .build());
    }
    return fields;
  }

  /** What it runs, the picture, a link to each stage. */
  private static CodeBlock javadoc(Plan plan) {
    Pipeline pipeline = plan.pipeline();
    CodeBlock.Builder doc =
        CodeBlock.builder()
            .add("Runs {@link $T}.\n\n", ClassName.get(pipeline.declaration().type()))
            .add("$L\n\n<p>Stages:\n\n<ul>\n", JavadocText.preformatted(Picture.of(pipeline)));
    pipeline.stages().forEach(stage -> doc.add("  <li>$L\n", link(stage)));
    doc.add("</ul>\n");
    list(
        doc,
        "Run in one goroutine, without a channel between them",
        plan.goroutines().stream()
            .filter(goroutine -> goroutine.stages().size() > 1)
            .map(GoroutinePlan::name));
    list(
        doc,
        "Run by the goroutine that receives, while that is cheaper",
        plan.goroutines().stream()
            .flatMap(
                source ->
                    plan.fusedInto(source).stream()
                        .map(receiver -> source.name() + ", by " + receiver.name())));
    return doc.build();
  }

  /** Nothing where there are no items. */
  private static void list(CodeBlock.Builder doc, String title, Stream<String> items) {
    List<String> lines = items.map(it -> "  <li>" + JavadocText.escape(it) + "\n").toList();
    if (!lines.isEmpty()) {
      doc.add("\n<p>$L:\n\n<ul>\n$L</ul>\n", title, String.join("", lines));
    }
  }

  /** {@code {@link Squares#squarer squarer}}, or {@code {@link Squares squares}, a pipeline}. */
  private static CodeBlock link(Stage stage) {
    ClassName owner = ClassName.get(stage.declaration().owner());
    String name = JavadocText.escape(stage.name());
    return stage.pipeline().isPresent()
        ? CodeBlock.of("{@link $T $L}, a pipeline", owner, name)
        : CodeBlock.of(
            "{@link $T#$L $L}", owner, stage.declaration().element().getSimpleName(), name);
  }

  private List<AnnotationSpec> annotations(Pipeline pipeline) {
    List<AnnotationSpec> annotations =
        new ArrayList<>(GeneratedMarks.of(pipeline.declaration().type(), elements));
    new Suppressions(elements).annotation(pipeline).ifPresent(annotations::add);
    return annotations;
  }

  /**
   * Ports end with a run that fails, when its group is closed and all goroutines have ended:
   *
   * <pre>
   * public long run(ReceiveChannel&lt;String> lines) throws InterruptedException {
   *   Ports ports = new Ports().input(lines);
   *   try (Group group = ports.open("Words", this::topology)) {
   *     return wire(group, lines);
   *   } catch (Throwable e) {
   *     ports.fail(e);
   *     throw e;
   *   }
   * }
   * </pre>
   */
  private static MethodSpec run(Pipeline pipeline, Names names, ResultShape result) {
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run")
            .addModifiers(Modifier.PUBLIC)
            .returns(result.type())
            .addJavadoc(
                "Starts every stage, waits for all of them, and rethrows the first failure.\n\n")
            .addJavadoc(portsJavadoc(pipeline, names))
            .addParameters(ports(pipeline, names))
            .addException(InterruptedException.class);
    if (!result.isVoid()) {
      run.addJavadoc("@return $L\n", result.javadoc());
    }
    // By their whole names: an import that only Javadoc needs is unused to some compilers.
    run.addJavadoc("@throws $L if a stage fails\n", RuntimeTypes.GOROUTINE_FAILED.canonicalName())
        .addJavadoc(
            "@throws $L if the stages wait for one another\n",
            RuntimeTypes.DEADLOCK.canonicalName())
        .addJavadoc("@throws InterruptedException if the waiting thread is interrupted\n");
    Scope scope = names.scope();
    String ports = scope.fresh("ports");
    if (!pipeline.ports().isEmpty()) {
      run.addStatement("$T $N = $L", RuntimeTypes.PORTS, ports, portsOf(pipeline, names));
    }
    run.beginControlFlow(
            "try ($T $N = $L.open($S, this::topology))",
            RuntimeTypes.GROUP,
            names.group(),
            pipeline.ports().isEmpty()
                ? CodeBlock.of("$T", RuntimeTypes.PIPELINE_RUN)
                : CodeBlock.of("$N", ports),
            pipeline.name())
        .addStatement(result.isVoid() ? "wire($L)" : "return wire($L)", arguments(pipeline, names));
    if (!pipeline.ports().isEmpty()) {
      String thrown = scope.fresh("e");
      run.nextControlFlow("catch ($T $N)", Throwable.class, thrown)
          .addStatement("$N.fail($N)", ports, thrown)
          .addStatement("throw $N", thrown);
    }
    return run.endControlFlow().build();
  }

  /** {@code new Ports().input(lines).output(words)} */
  private static CodeBlock portsOf(Pipeline pipeline, Names names) {
    CodeBlock.Builder code = CodeBlock.builder().add("new $T()", RuntimeTypes.PORTS);
    for (Channel port : pipeline.ports()) {
      code.add(
          port.role() == Channel.Role.INPUT ? ".input($N)" : ".output($N)",
          names.channel(port.name()));
    }
    return code.build();
  }

  /**
   * {@code public PipelineRun<Long> start(ports...)}, which returns {@code
   * PipelineRun.start(topology(), group -> wire(group))}, or with ports {@code
   * PipelineRun.start(topology(), new Ports().input(lines).endedBy(group -> wire(group, lines)))}.
   */
  private static MethodSpec start(Pipeline pipeline, Names names, ResultShape result) {
    TypeName boxed = result.isVoid() ? ClassName.get(Void.class) : result.type().box();
    MethodSpec.Builder start =
        MethodSpec.methodBuilder("start")
            .addModifiers(Modifier.PUBLIC)
            .returns(ParameterizedTypeName.get(RuntimeTypes.PIPELINE_RUN, boxed))
            .addJavadoc("Starts every stage and returns at once.\n\n")
            .addJavadoc(portsJavadoc(pipeline, names))
            .addJavadoc("@return the running pipeline\n")
            .addParameters(ports(pipeline, names));
    boolean hasPorts = !pipeline.ports().isEmpty();
    start.addCode("$[return $T.start(topology(),$W", RuntimeTypes.PIPELINE_RUN);
    if (hasPorts) {
      start.addCode(portsOf(pipeline, names)).addCode(".endedBy(");
    }
    String arguments = arguments(pipeline, names);
    if (result.isVoid()) {
      start.addCode("$N -> {\n$]$>wire($L);\nreturn null;\n$<}", names.group(), arguments);
    } else if (hasPorts) {
      start.addCode("$N -> wire($L)", names.group(), arguments);
    } else {
      start.addCode("this::wire");
    }
    return start.addCode(hasPorts ? "))" : ")").addCode(result.isVoid() ? ";\n" : ";\n$]").build();
  }

  private static MethodSpec topology(Pipeline pipeline, Names names) {
    return MethodSpec.methodBuilder("topology")
        .addModifiers(Modifier.PUBLIC)
        .returns(RuntimeTypes.TOPOLOGY)
        .addJavadoc("Describes the pipeline.\n\n@return its stages, channels and ports\n")
        .addCode(new TopologyWriter(names).write(pipeline))
        .build();
  }

  /** {@code private long wire(Group group, ports...) throws InterruptedException} */
  private static MethodSpec wire(
      Pipeline pipeline, Names names, ResultShape result, CodeBlock wiring) {
    return MethodSpec.methodBuilder("wire")
        .addModifiers(Modifier.PRIVATE)
        .returns(result.type())
        .addParameter(RuntimeTypes.GROUP, names.group())
        .addParameters(ports(pipeline, names))
        .addException(InterruptedException.class)
        .addCode(wiring)
        .addCode(result.returnStatement())
        .build();
  }

  /** {@code group, lines, out} */
  private static String arguments(Pipeline pipeline, Names names) {
    return pipeline.ports().stream()
        .map(port -> ", " + names.channel(port.name()))
        .collect(Collectors.joining("", names.group(), ""));
  }

  private static List<ParameterSpec> ports(Pipeline pipeline, Names names) {
    return pipeline.ports().stream()
        .map(port -> ParameterSpec.builder(portType(port), names.channel(port.name())).build())
        .toList();
  }

  /**
   * {@code ReceiveChannel<String>} for an input port, {@code SendChannel<String>} for an output.
   */
  private static TypeName portType(Channel port) {
    return ParameterizedTypeName.get(
        port.role() == Channel.Role.INPUT
            ? RuntimeTypes.RECEIVE_CHANNEL
            : RuntimeTypes.SEND_CHANNEL,
        TypeName.get(port.type()));
  }

  private static CodeBlock portsJavadoc(Pipeline pipeline, Names names) {
    CodeBlock.Builder doc = CodeBlock.builder();
    for (Channel port : pipeline.ports()) {
      doc.add(
          port.role() == Channel.Role.INPUT
              ? "@param $L what flows in; abandoned when its receivers have ended\n"
              : "@param $L where results go; closed when its senders have ended normally\n",
          names.channel(port.name()));
    }
    return doc.build();
  }
}
