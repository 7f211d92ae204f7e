package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Stage;
import java.util.List;

/** Writes the description of a pipeline: a line for each of its parts. */
final class TopologyWriter {
  private final Locals locals;

  TopologyWriter(Locals locals) {
    this.locals = locals;
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
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("return $T.of($S)", RuntimeTypes.TOPOLOGY, pipeline.name())
            .indent()
            .indent();
    pipeline.stages().forEach(stage -> code.add(stage(stage)));
    pipeline.innerChannels().forEach(channel -> code.add(channel(channel)));
    pipeline.ports().forEach(port -> code.add(port(port)));
    return code.add("\n.build();\n").unindent().unindent().build();
  }

  /**
   * {@code .stage("squarer").in("naturals").out("squares").workers(4)}, and for a pipeline {@code
   * .pipeline(squares.topology())} behind that.
   */
  private CodeBlock stage(Stage stage) {
    CodeBlock.Builder code = CodeBlock.builder().add("\n.stage($S)", stage.name());
    code.add(names("in", stage.inputs())).add(names("out", stage.outputs()));
    if (stage.workers() != 1) {
      code.add(".workers($L)", stage.workers());
    }
    if (stage.pipeline().isPresent()) {
      code.add(".pipeline($N.topology())", locals.instance(stage.declaration().owner()));
    }
    return code.build();
  }

  /** {@code .channel("naturals", "Integer").capacity(8)} */
  private static CodeBlock channel(Channel channel) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("\n.channel($S, $S)", channel.name(), TypeText.of(channel.type()));
    if (channel.capacity() == Channel.UNBOUNDED) {
      code.add(".unbounded()");
    } else if (channel.capacity() != 0) {
      code.add(".capacity($L)", channel.capacity());
    }
    return code.add(broadcast(channel)).build();
  }

  /** {@code .input("lines", "String")} */
  private static CodeBlock port(Channel port) {
    return CodeBlock.builder()
        .add(
            "\n.$L($S, $S)",
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
