package dev.sluice.processor.writing.jet;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.GeneratedName;
import dev.sluice.processor.model.Island;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.writing.EngineCode;
import dev.sluice.processor.writing.EngineCode.MemberObject;
import dev.sluice.processor.writing.IslandsWriter;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;

/** Writes the class that runs a pipeline on Hazelcast Jet. */
public final class JetWriter {
  private final Elements elements;

  /**
   * A writer.
   *
   * @param elements the compiler's elements
   */
  public JetWriter(Elements elements) {
    this.elements = elements;
  }

  /**
   * Writes a pipeline.
   *
   * @param distribution its islands
   * @return the source file
   */
  public JavaFile write(Distribution distribution) {
    return new File(distribution, elements).write();
  }

  /** One file in the making. */
  private static final class File {
    private final Distribution distribution;
    private final Pipeline pipeline;
    private final EngineCode code;
    private final ClassName self;
    private final ClassName islands;
    private final String hazelcast;
    private final String config;
    private final String member;

    File(Distribution distribution, Elements elements) {
      this.distribution = distribution;
      pipeline = distribution.pipeline();
      code = new EngineCode(distribution, elements, JetTypes.PORTS, JetTypes.all());
      self = ClassName.get(pipeline.packageName(), GeneratedName.onJet(pipeline).simpleName());
      islands = self.nestedClass(IslandsWriter.CLASS);
      hazelcast = code.fresh("hazelcast");
      config = code.fresh("config");
      member = code.fresh("it");
    }

    JavaFile write() {
      TypeSpec.Builder type =
          TypeSpec.classBuilder(self)
              .addOriginatingElement(pipeline.declaration().type())
              .alwaysQualify(code.hidden())
              .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
              .addJavadoc(
                  "Runs {@link $T} on a cluster, as a job of Hazelcast Jet.\n\n",
                  ClassName.get(pipeline.declaration().type()))
              .addJavadoc("$L", code.javadoc());
      code.annotations().forEach(type::addAnnotation);
      for (MemberObject object : code.objects()) {
        type.addField(
            JetTypes.supplier(object.type()), object.name(), Modifier.PRIVATE, Modifier.FINAL);
      }
      for (EngineCode.GivenNumber number : code.numbers()) {
        type.addField(TypeName.INT, number.name(), Modifier.PRIVATE, Modifier.FINAL);
      }
      type.addMethods(new JetConstructors(code).all());
      type.addMethod(submit()).addMethod(submitWithConfig()).addMethod(dag()).addMethod(plan());
      return JavaFile.builder(pipeline.packageName(), type.addType(code.islands()).build())
          .skipJavaLangImports(true)
          .build();
    }

    /** {@code return submit(hazelcast, new JobConfig(), lines, large);} */
    private MethodSpec submit() {
      return MethodSpec.methodBuilder("submit")
          .addModifiers(Modifier.PUBLIC)
          .returns(run())
          .addJavadoc("Submits the pipeline as a job and returns at once.\n\n")
          .addJavadoc("@param $L a member of the cluster, or a client of it\n", hazelcast)
          .addJavadoc(portsJavadoc())
          .addJavadoc("@return the running pipeline\n")
          .addParameter(JetTypes.HAZELCAST, hazelcast)
          .addParameters(ports())
          .addStatement(
              "return submit($L)",
              arguments(
                  Stream.of(
                      CodeBlock.of("$N", hazelcast),
                      CodeBlock.of("new $T()", JetTypes.JOB_CONFIG))))
          .build();
    }

    /** {@code return plan(lines, large).submit(hazelcast, config, results -> null);} */
    private MethodSpec submitWithConfig() {
      return MethodSpec.methodBuilder("submit")
          .addModifiers(Modifier.PUBLIC)
          .returns(run())
          .addJavadoc("Submits the pipeline as a job with a configuration and returns at once.\n\n")
          .addJavadoc("@param $L a member of the cluster, or a client of it\n", hazelcast)
          .addJavadoc(
              distribution.isGuaranteed()
                  ? "@param $L the job's configuration, whose guarantee is set\n"
                  : "@param $L the job's configuration, in which auto-scaling is switched off\n",
              config)
          .addJavadoc(portsJavadoc())
          .addJavadoc("@return the running pipeline\n")
          .addParameter(JetTypes.HAZELCAST, hazelcast)
          .addParameter(JetTypes.JOB_CONFIG, config)
          .addParameters(ports())
          .addStatement(
              "return plan($L).submit($N, $N,$W$L)",
              arguments(Stream.of()),
              hazelcast,
              config,
              results())
          .build();
    }

    /**
     * {@code results -> null}, {@code results -> results.get("total")}, or {@code results -> new
     * SalesPipeline.Results(results.get("total"), ...)}.
     */
    private CodeBlock results() {
      String results = code.fresh("results");
      List<CodeBlock> values =
          code.results().stream()
              .map(it -> CodeBlock.of("$N.<$T>get($S)", results, it.type(), it.stage()))
              .toList();
      return switch (values.size()) {
        case 0 -> CodeBlock.of("$N -> null", results);
        case 1 -> CodeBlock.of("$N -> $L", results, values.getFirst());
        default ->
            CodeBlock.of(
                "$N -> new $T($L)", results, code.resultType(), CodeBlock.join(values, ",$W"));
      };
    }

    /** {@code return plan(lines, large).dag();} */
    private MethodSpec dag() {
      return MethodSpec.methodBuilder("dag")
          .addModifiers(Modifier.PUBLIC)
          .returns(JetTypes.DAG)
          .addJavadoc(
              "The vertices and edges of the job, for a program that submits it itself.\n\n")
          .addJavadoc(portsJavadoc())
          .addJavadoc("@return a graph for one submission\n")
          .addParameters(ports())
          .addStatement("return plan($L).dag()", arguments(Stream.of()))
          .build();
    }

    /**
     *
     *
     * <pre>
     * return JetPlan.of("Sales", Islands::new, Islands::topology)
     *     .source("lines", lines)
     *     .everywhere(Islands::parse, "parse").receives("lines").sends("sales")
     *     .once(Islands::total, "total").receives("sales")
     *     .sink("large", large);
     * </pre>
     */
    private MethodSpec plan() {
      MethodSpec.Builder plan =
          MethodSpec.methodBuilder("plan")
              .addModifiers(Modifier.PRIVATE)
              .returns(ParameterizedTypeName.get(JetTypes.PLAN, islands))
              .addParameters(ports());
      // Only the suppliers may go to the members, not the object that has them.
      for (MemberObject object : code.objects()) {
        plan.addStatement("$1T $2N = this.$2N", JetTypes.supplier(object.type()), object.name());
      }
      for (EngineCode.GivenNumber number : code.numbers()) {
        plan.addStatement("$1T $2N = this.$2N", TypeName.INT, number.name());
      }
      CodeBlock.Builder chain =
          CodeBlock.builder()
              .add(
                  "return $T.of($S, $L, $T::topology)",
                  JetTypes.PLAN,
                  pipeline.name(),
                  maker(),
                  islands)
              .indent()
              .indent();
      if (distribution.isGuaranteed()) {
        chain.add("\n.atLeastOnce()");
      }
      pipeline.ports().stream()
          .filter(port -> port.role() == Channel.Role.INPUT)
          .forEach(port -> chain.add("\n.source($S, $N)", port.name(), code.port(port)));
      distribution.islands().forEach(island -> chain.add("\n$L", island(island)));
      pipeline.ports().stream()
          .filter(port -> port.role() == Channel.Role.OUTPUT)
          .forEach(port -> chain.add("\n.sink($S, $N)", port.name(), code.port(port)));
      return plan.addCode(chain.add(";\n").unindent().unindent().build()).build();
    }

    /** {@code Islands::new}, or {@code () -> new Islands(sales.get())}. */
    private CodeBlock maker() {
      List<CodeBlock> parts =
          Stream.concat(
                  code.objects().stream().map(it -> CodeBlock.of("$N.get()", it.name())),
                  code.numbers().stream().map(it -> CodeBlock.of("$N", it.name())))
              .toList();
      return parts.isEmpty()
          ? CodeBlock.of("$T::new", islands)
          : CodeBlock.of("() -> new $T($L)", islands, CodeBlock.join(parts, ",$W"));
    }

    /** {@code .everywhere(Islands::parse, "parse").receives("lines").sends("sales")} */
    private CodeBlock island(Island island) {
      CodeBlock.Builder code =
          CodeBlock.builder()
              .add(
                  ".$L($T::$N, $L)",
                  island.isEverywhere() ? "everywhere" : "once",
                  islands,
                  this.code.method(island),
                  island.stages().stream()
                      .map(Stage::name)
                      .map(name -> CodeBlock.of("$S", name))
                      .collect(CodeBlock.joining(", ")));
      for (Island.Gate gate : island.inputs()) {
        String channel = gate.channel().name();
        code.add(
            this.code
                .key(island, gate)
                .map(key -> CodeBlock.of(".receivesBy($S, $L)", channel, key))
                .orElseGet(() -> CodeBlock.of(".receives($S)", channel)));
      }
      island.outputs().forEach(gate -> code.add(".sends($S)", gate.channel().name()));
      this.code.saved(island).forEach(stage -> code.add("$L", saved(stage)));
      return code.build();
    }

    /**
     * {@code .saves("total", it -> it.total)}, or {@code .savesByKey("sum", 4, it -> it.sum, it ->
     * new Islands(sum.get()))}.
     */
    private CodeBlock saved(Stage stage) {
      String object = code.object(stage);
      return stage.hasWorkers()
          ? CodeBlock.of(
              "\n.savesByKey($1S, $2L,$W$3N -> $3N.$4N, $3N -> new $5T($6L))",
              stage.name(),
              code.workers(stage)
                  .orElse(CodeBlock.of("$T.LOCAL_PARALLELISM_USE_DEFAULT", JetTypes.VERTEX)),
              member,
              object,
              islands,
              CodeBlock.join(parts(object), ",$W"))
          : CodeBlock.of("\n.saves($1S, $2N -> $2N.$3N)", stage.name(), member, object);
    }

    /** What the islands of a worker are made of: those of the member, but for one object. */
    private List<CodeBlock> parts(String own) {
      return Stream.concat(
              code.objects().stream()
                  .map(
                      it ->
                          it.name().equals(own)
                              ? CodeBlock.of("$N.get()", own)
                              : CodeBlock.of("$N.$N", member, it.name())),
              code.numbers().stream().map(it -> CodeBlock.of("$N.$N", member, it.name())))
          .toList();
    }

    private TypeName run() {
      return ParameterizedTypeName.get(JetTypes.RUN, code.resultType());
    }

    /** {@code hazelcast, config, lines, large} */
    private CodeBlock arguments(Stream<CodeBlock> first) {
      return Stream.concat(
              first, pipeline.ports().stream().map(it -> CodeBlock.of("$N", code.port(it))))
          .collect(CodeBlock.joining(",$W"));
    }

    private List<ParameterSpec> ports() {
      return pipeline.ports().stream()
          .map(port -> ParameterSpec.builder(portType(port), code.port(port)).build())
          .toList();
    }

    /** {@code JetSource<? extends String>}, or {@code JetSink<? super Sale>}. */
    private static TypeName portType(Channel port) {
      TypeName element = TypeName.get(port.type());
      return port.role() == Channel.Role.INPUT
          ? ParameterizedTypeName.get(JetTypes.SOURCE, WildcardTypeName.subtypeOf(element))
          : ParameterizedTypeName.get(JetTypes.SINK, WildcardTypeName.supertypeOf(element));
    }

    private CodeBlock portsJavadoc() {
      CodeBlock.Builder doc = CodeBlock.builder();
      for (Channel port : pipeline.ports()) {
        doc.add(
            port.role() == Channel.Role.INPUT
                ? "@param $L where elements come from\n"
                : "@param $L where results go\n",
            code.port(port));
      }
      return doc.build();
    }
  }
}
