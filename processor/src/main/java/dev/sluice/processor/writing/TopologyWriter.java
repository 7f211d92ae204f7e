package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Quantity;
import dev.sluice.processor.model.Stage;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the description of a pipeline: a line for each of its parts. */
final class TopologyWriter {
  /** How many parts are described in one expression. */
  private static final int LONGEST_CHAIN = 100;

  /** How many parts are described in one method. */
  private static final int MOST_STATEMENTS = 500;

  private final Names names;

  TopologyWriter(Names names) {
    this.names = names;
  }

  /**
   *
   *
   * <pre>
   * return Topology.of("Squares")
   *     .stage("squarer").in("naturals").out("squares")
   *     .channel("naturals", "Integer")
   *     .build();
   * </pre>
   */
  CodeBlock write(Pipeline pipeline) {
    List<CodeBlock> parts = parts(pipeline);
    if (parts.size() > LONGEST_CHAIN) {
      return calls(pipeline, parts.size());
    }
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("return $T.of($S)", RuntimeTypes.TOPOLOGY, pipeline.name())
            .indent()
            .indent();
    parts.forEach(part -> code.add("\n").add(part));
    return code.add("\n.build();\n").unindent().unindent().build();
  }

  /**
   *
   *
   * <pre>
   * TopologyBuilder topology = Topology.of("Squares");
   * describe1(topology);
   * describe2(topology);
   * return topology.build();
   * </pre>
   */
  private static CodeBlock calls(Pipeline pipeline, int parts) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement(
                "$T topology = $T.of($S)",
                RuntimeTypes.TOPOLOGY_BUILDER,
                RuntimeTypes.TOPOLOGY,
                pipeline.name());
    for (int i = 0; i * MOST_STATEMENTS < parts; i++) {
      code.addStatement("$N(topology)", describe(i));
    }
    return code.addStatement("return topology.build()").build();
  }

  /**
   * The methods with the parts of a large pipeline: a long chain of calls overflows the stack of
   * the compiler, and a long method does not fit into a class file.
   */
  List<MethodSpec> methods(Pipeline pipeline) {
    List<CodeBlock> parts = parts(pipeline);
    List<MethodSpec> methods = new ArrayList<>();
    for (int i = 0; parts.size() > LONGEST_CHAIN && i * MOST_STATEMENTS < parts.size(); i++) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(describe(i))
              .addModifiers(Modifier.PRIVATE)
              .addParameter(RuntimeTypes.TOPOLOGY_BUILDER, "topology");
      parts.stream()
          .skip((long) i * MOST_STATEMENTS)
          .limit(MOST_STATEMENTS)
          .forEach(part -> method.addStatement("topology$L", part));
      methods.add(method.build());
    }
    return methods;
  }

  private static String describe(int index) {
    return "describe" + (index + 1);
  }

  private List<CodeBlock> parts(Pipeline pipeline) {
    List<CodeBlock> parts = new ArrayList<>();
    pipeline.stages().forEach(stage -> parts.add(stage(stage)));
    pipeline.innerChannels().forEach(channel -> parts.add(channel(channel)));
    pipeline.ports().forEach(port -> parts.add(port(port)));
    return parts;
  }

  /**
   * {@code .stage("squarer").in("naturals").out("squares").workers(4)}, and for a pipeline {@code
   * .pipeline(squares.topology())} behind that.
   */
  private CodeBlock stage(Stage stage) {
    CodeBlock.Builder code = CodeBlock.builder().add(".stage($S)", stage.name());
    code.add(names("in", stage.inputs())).add(names("out", stage.sends().toList()));
    if (stage.hasWorkers()) {
      code.add(".workers($L)", names.number(stage.workers()));
    }
    if (stage.pipeline().isPresent()) {
      code.add(".pipeline($N.topology())", names.instance(stage.declaration().owner()));
    }
    return code.build();
  }

  /** {@code .channel("naturals", "Integer").capacity(8)} */
  private CodeBlock channel(Channel channel) {
    CodeBlock.Builder code =
        CodeBlock.builder().add(".channel($S, $S)", channel.name(), TypeText.of(channel.type()));
    if (channel.capacity().equals(new Quantity.Unbounded())) {
      code.add(".unbounded()");
    } else if (!channel.capacity().is(0)) {
      code.add(".capacity($L)", names.number(channel.capacity()));
    }
    return code.add(broadcast(channel)).build();
  }

  /** {@code .input("lines", "String")} */
  private static CodeBlock port(Channel port) {
    return CodeBlock.builder()
        .add(
            ".$L($S, $S)",
            port.role() == Channel.Role.INPUT ? "input" : "output",
            port.name(),
            TypeText.of(port.type()))
        .add(broadcast(port))
        .build();
  }

  private static CodeBlock broadcast(Channel channel) {
    return channel.isBroadcast() ? CodeBlock.of(".broadcast()") : CodeBlock.of("");
  }

  private static CodeBlock names(String method, List<Endpoint> endpoints) {
    return endpoints.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.of(
            ".$L($L)",
            method,
            endpoints.stream()
                .map(endpoint -> CodeBlock.of("$S", endpoint.channel()))
                .collect(CodeBlock.joining(", ")));
  }
}
