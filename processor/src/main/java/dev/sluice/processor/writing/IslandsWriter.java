package dev.sluice.processor.writing;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Island;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Quantity.Given;
import dev.sluice.processor.model.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes what one member of a cluster runs, whatever the engine is: a class that holds the objects
 * whose methods are stages, with a method for each island that wires it as on one machine.
 */
public final class IslandsWriter {
  /** The name of the class, within the one that is generated for the engine. */
  public static final String CLASS = "Islands";

  private final Distribution distribution;
  private final ClassName ports;
  private final Names whole;

  /** What the method of each island is called, by the island's name. */
  private final Map<String, String> methods = new LinkedHashMap<>();

  /**
   * A writer.
   *
   * @param distribution the islands
   * @param ports the engine's type that gives an island its channels and takes its results
   * @param whole the names of the pipeline as a whole
   */
  IslandsWriter(Distribution distribution, ClassName ports, Names whole) {
    this.distribution = distribution;
    this.ports = ports;
    this.whole = whole;
    Scope scope = new Scope();
    scope.fresh("topology");
    for (Island island : distribution.islands()) {
      methods.put(island.name(), scope.fresh(island.stages().getFirst().name()));
    }
  }

  /** The method of an island. */
  String method(Island island) {
    String method = methods.get(island.name());
    if (method == null) {
      throw new IllegalArgumentException("no island " + island.name());
    }
    return method;
  }

  /**
   *
   *
   * <pre>
   * private static final class Islands {
   *   private final Sales sales;
   *   ...
   * }
   * </pre>
   */
  TypeSpec write() {
    Pipeline pipeline = distribution.pipeline();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(CLASS)
            .addJavadoc("What runs on a member: its objects, and the islands that use them.\n")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    List<Instance> instances = whole.instances();
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    for (Instance instance : instances) {
      String name = whole.instance(instance.origin());
      type.addField(instance.type(), name, Modifier.PRIVATE, Modifier.FINAL);
      constructor.addParameter(instance.type(), name).addStatement("this.$1N = $1N", name);
    }
    PipelineWriter.numbers(pipeline, whole).forEach(type::addField);
    for (Given number : pipeline.givens()) {
      String name = whole.given(number);
      constructor.addParameter(TypeName.INT, name).addStatement("this.$1N = $1N", name);
    }
    if (!instances.isEmpty() || !pipeline.givens().isEmpty()) {
      type.addMethod(constructor.build());
    }
    type.addMethod(topology(pipeline, instances));
    distribution.islands().forEach(island -> type.addMethod(island(island)));
    pipeline.stages().stream()
        .filter(Stage::throwsThrowable)
        .forEach(stage -> type.addMethod(StageCall.method(stage, whole)));
    return type.build();
  }

  /** {@code return new SalesPipeline(sales).topology();} */
  private MethodSpec topology(Pipeline pipeline, List<Instance> instances) {
    return MethodSpec.methodBuilder("topology")
        .returns(RuntimeTypes.TOPOLOGY)
        .addStatement(
            "return new $T($L).topology()",
            ClassName.get(pipeline.packageName(), pipeline.className()),
            Stream.concat(
                    instances.stream().map(it -> whole.instance(it.origin())),
                    pipeline.givens().stream().map(whole::given))
                .map(it -> CodeBlock.of("$N", it))
                .collect(CodeBlock.joining(",$W")))
        .build();
  }

  /**
   *
   *
   * <pre>
   * void parse(Group group, IslandPorts ports) throws InterruptedException {
   *   ReceiveChannel&lt;String> lines = ports.input("lines");
   *   SendChannel&lt;Sale> sales = ports.output("sales");
   *   ...
   *   group.join();
   *   ports.result("total", total.resultNow());
   * }
   * </pre>
   */
  private MethodSpec island(Island island) {
    Plan plan = Plan.of(island.part());
    Names names = new Names(plan, whole);
    String portsName = names.fresh("ports");
    CodeBlock.Builder code = CodeBlock.builder();
    island.inputs().forEach(gate -> code.add(port(gate, "input", names, portsName)));
    island.outputs().forEach(gate -> code.add(port(gate, "output", names, portsName)));
    code.add(new WiringWriter(plan, names).write());
    for (GoroutinePlan goroutine : plan.results()) {
      code.addStatement(
          "$N.result($S, $N.resultNow())",
          portsName,
          goroutine.head().name(),
          names.result(goroutine));
    }
    return MethodSpec.methodBuilder(method(island))
        .addParameter(RuntimeTypes.GROUP, names.group())
        .addParameter(ports, portsName)
        .addException(InterruptedException.class)
        .addCode(code.build())
        .build();
  }

  private static CodeBlock port(Island.Gate gate, String method, Names names, String portsName) {
    ClassName channel =
        method.equals("input") ? RuntimeTypes.RECEIVE_CHANNEL : RuntimeTypes.SEND_CHANNEL;
    return CodeBlock.builder()
        .addStatement(
            "$T $N = $N.$L($S)",
            ParameterizedTypeName.get(channel, TypeName.get(gate.channel().type())),
            names.channel(gate.port()),
            portsName,
            method,
            gate.channel().name())
        .build();
  }
}
