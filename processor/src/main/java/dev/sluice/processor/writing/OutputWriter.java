package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.model.CompletionAction.Step;
import dev.sluice.processor.model.CompletionAction.Verb;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.writing.Value.Jump;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what a stage that sends by itself sends to: channels, and sinks that call what is fused.
 */
final class OutputWriter {
  private final GoroutineScope in;
  private final Names names;
  private final TallyWriter tallies;
  private final ValuePath path;

  OutputWriter(GoroutineScope in, TallyWriter tallies, ValuePath path) {
    this.in = in;
    this.names = in.names();
    this.tallies = tallies;
    this.path = path;
  }

  /**
   * What a stage sends to and is made once: the sinks of an emitter, which is called for each
   * value, and several outputs, which know one another. The innermost stages come first.
   *
   * <pre>
   * Outputs outputs = new Outputs();
   * SendChannel&lt;Word> toWords = outputs.add(words);
   * SendChannel&lt;String> oddities = outputs.add(group.into(odd -> ...), bounded);
   * </pre>
   */
  CodeBlock declarations() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Stage stage : in.goroutine().stages().reversed()) {
      if (stage.pipeline().isEmpty() && stage.distinctOutputs().size() > 1) {
        severalOutputs(stage, code);
      } else if (stage.shape() == Shape.EMITTER) {
        for (Endpoint output : stage.outputs()) {
          in.fused(output.channel())
              .ifPresent(next -> declare(stage, output, sink(output, next), code));
        }
      }
    }
    return code.build();
  }

  private void severalOutputs(Stage stage, CodeBlock.Builder code) {
    String outputs = in.scope().fresh("outputs");
    code.addStatement(
        "$T $N = $L",
        RuntimeTypes.OUTPUTS,
        outputs,
        isSource(stage)
            ? CodeBlock.of("$T.outputs($N)", RuntimeTypes.SOURCES, names.group())
            : CodeBlock.of("new $T()", RuntimeTypes.OUTPUTS));
    for (Endpoint output : stage.distinctOutputs()) {
      CodeBlock channel =
          in.fused(output.channel())
              .map(next -> behind(sink(output, next), leadsTo(next)))
              .orElseGet(() -> names.output(output.channel()));
      CodeBlock added = CodeBlock.of("$N.add($L)", outputs, channel);
      declare(stage, output, tallies.counted(stage, output, added), code);
    }
  }

  private void declare(Stage stage, Endpoint output, CodeBlock value, CodeBlock.Builder code) {
    boolean vanishes = in.fused(output.channel()).isPresent();
    code.add(
        Code.statement(
            CodeBlock.of(
                "$T $N = $L",
                ParameterizedTypeName.get(RuntimeTypes.SEND_CHANNEL, TypeName.get(in.type(output))),
                in.declareChannel(
                    vanishes ? output.channel() : "to " + output.channel(), stage, output),
                value)));
  }

  /**
   * {@code squares}, {@code group.into(v -> Squares.printer(v))}; to a pipeline {@code
   * BorrowedEnds.output(squares)}, or {@code BorrowedEnds.sender(squares)} where it must not close
   * it.
   */
  CodeBlock sender(Stage stage, Endpoint output) {
    if (stage.pipeline().isPresent()) {
      return borrowed(stage, output);
    }
    if (in.results().isPresent() && stage.outputs().size() > 1) {
      return inTurn(output, in.results().get());
    }
    Optional<String> own = in.ownChannel(stage, output);
    if (own.isPresent()) {
      return CodeBlock.of("$N", own.get());
    }
    CodeBlock end =
        in.fused(output.channel())
            .map(next -> sink(output, next))
            .orElseGet(() -> CodeBlock.of("$N", in.output(output)));
    return tallies.counted(stage, output, isSource(stage) ? end(end) : end);
  }

  private CodeBlock borrowed(Stage stage, Endpoint output) {
    CodeBlock channel =
        tallies.counted(stage, output, CodeBlock.of("$N", names.channel(output.channel())));
    boolean whole = in.plan().isDoneWithin(in.goroutine(), new Step(Verb.CLOSE, output.channel()));
    return CodeBlock.of("$T.$N($L)", RuntimeTypes.LENT, whole ? "output" : "sender", channel);
  }

  /** {@code Outputs.inTurn(splitToWords, results)} */
  private CodeBlock inTurn(Endpoint output, String results) {
    return CodeBlock.of(
        "$T.inTurn($N, $N)",
        RuntimeTypes.OUTPUTS,
        names.orderedOutput(in.goroutine(), output),
        results);
  }

  /** {@code Sources.end(group, naturals)}, which a drain ends. */
  private CodeBlock end(CodeBlock channel) {
    return CodeBlock.of("$T.end($N, $L)", RuntimeTypes.SOURCES, names.group(), channel);
  }

  private static boolean isSource(Stage stage) {
    return stage.inputs().isEmpty() && !stage.shape().takesValue();
  }

  /**
   * {@code group.into(v -> Squares.printer(v))}, and with the channels behind, if there are any; of
   * what can be closed {@code Closing.into(group, file -> Files.read(file))}.
   */
  private CodeBlock sink(Endpoint output, Stage next) {
    String variable = in.value(output.channel(), next);
    Value value = tallies.counted(output.channel(), Value.of(variable, Jump.RETURN));
    Code body = path.consume(next, value);
    CodeBlock stage = CodeBlock.of("$N -> $L", variable, body.lambdaBody());
    CodeBlock arguments = behind(stage, leadsTo(next));
    return in.plan().closes(output.channel())
        ? CodeBlock.of("$T.into($N, $L)", RuntimeTypes.CLOSING, names.group(), arguments)
        : CodeBlock.of("$N.into($L)", names.group(), arguments);
  }

  /** {@code group.into(...), bounded} */
  private CodeBlock behind(CodeBlock sink, List<String> channels) {
    CodeBlock.Builder code = CodeBlock.builder().add("$L", sink);
    channels.forEach(channel -> code.add(", $N", names.channel(channel)));
    return code.build();
  }

  /** Where values go; empty if some end in a stage, which needs no receiver. */
  private List<String> leadsTo(Stage stage) {
    List<String> channels = new ArrayList<>();
    for (Endpoint output : stage.outputs()) {
      List<String> more =
          in.fused(output.channel()).map(this::leadsTo).orElse(List.of(output.channel()));
      if (more.isEmpty()) {
        return List.of();
      }
      channels.addAll(more);
    }
    return channels.stream().distinct().toList();
  }
}
