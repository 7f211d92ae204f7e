package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the description of a pipeline. The lists name the types of their items: without that javac
 * infers them inside out for each overload of {@code List.of}, which takes it as long as all the
 * rest of the class.
 */
final class TopologyWriter {
  private final Locals locals;

  TopologyWriter(Locals locals) {
    this.locals = locals;
  }

  /** {@code return new Topology("Squares", List.<Topology.Stage>of(...), ...);} */
  CodeBlock write(Pipeline pipeline) {
    return CodeBlock.builder()
        .add("return new $T(\n", RuntimeTypes.TOPOLOGY)
        .indent()
        .indent()
        .add("$S,\n", pipeline.name())
        .add("$L,\n", list("Stage", pipeline.stages().stream().map(this::stage)))
        .add(
            "$L,\n",
            list("Channel", pipeline.innerChannels().stream().map(TopologyWriter::channel)))
        .add("$L);\n", list("Port", pipeline.ports().stream().map(TopologyWriter::port)))
        .unindent()
        .unindent()
        .build();
  }

  /**
   * {@code new Topology.Stage("squarer", List.<String>of("naturals"), ..., 1)}, and for a pipeline
   * its topology behind that.
   */
  private CodeBlock stage(Stage stage) {
    CodeBlock inside =
        stage.pipeline().isPresent()
            ? CodeBlock.of(",$W$N.topology()", locals.instance(stage.declaration().owner()))
            : CodeBlock.of("");
    return CodeBlock.of(
        "new $T.Stage($S, $L, $L, $L$L)",
        RuntimeTypes.TOPOLOGY,
        stage.name(),
        names(stage.inputs()),
        names(stage.outputs()),
        stage.workers(),
        inside);
  }

  /**
   * {@code new Topology.Channel("naturals", "Integer", 0)}, with {@code true} at the end for a
   * broadcast.
   */
  private static CodeBlock channel(Channel channel) {
    return CodeBlock.of(
        "new $T.Channel($S, $S, $L$L)",
        RuntimeTypes.TOPOLOGY,
        channel.name(),
        TypeText.of(channel.type()),
        channel.capacity(),
        broadcast(channel));
  }

  /** {@code new Topology.Port("lines", "String", true)}, likewise. */
  private static CodeBlock port(Channel port) {
    return CodeBlock.of(
        "new $T.Port($S, $S, $L$L)",
        RuntimeTypes.TOPOLOGY,
        port.name(),
        TypeText.of(port.type()),
        port.role() == Channel.Role.INPUT,
        broadcast(port));
  }

  private static String broadcast(Channel channel) {
    return channel.isBroadcast() ? ", true" : "";
  }

  private static CodeBlock names(List<Endpoint> endpoints) {
    List<CodeBlock> names =
        endpoints.stream().map(endpoint -> CodeBlock.of("$S", endpoint.channel())).toList();
    return CodeBlock.of(
        "$T.<$T>of($L)", RuntimeTypes.LIST, String.class, CodeBlock.join(names, ", "));
  }

  /** One item a line. */
  private static CodeBlock list(String type, Stream<CodeBlock> items) {
    List<CodeBlock> blocks = items.toList();
    if (blocks.isEmpty()) {
      return CodeBlock.of("$T.of()", RuntimeTypes.LIST);
    }
    return CodeBlock.builder()
        .add("$T.<$T>of(\n", RuntimeTypes.LIST, RuntimeTypes.TOPOLOGY.nestedClass(type))
        .indent()
        .indent()
        .add(CodeBlock.join(blocks, ",\n"))
        .unindent()
        .unindent()
        .add(")")
        .build();
  }
}
