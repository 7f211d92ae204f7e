package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Stage;
import java.util.List;

/**
 * Writes what counts values where no channel does, or where a channel cannot tell whose they are.
 */
final class TallyWriter {
  private final GoroutineScope in;

  TallyWriter(GoroutineScope in) {
    this.in = in;
  }

  /**
   * What counts the values that pass between fused stages, and those that one of several stages
   * sends to a channel:
   *
   * <pre>
   * Tally squaresTally = Tally.of(group, "squares");
   * SendChannel&lt;String> toFound = Tally.sends(group, "found from seed", found);
   * </pre>
   */
  CodeBlock declarations() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Stage stage : in.goroutine().stages()) {
      for (Endpoint output : stage.distinctSends()) {
        if (in.fused(output.channel()).isPresent()) {
          code.addStatement(
              "$1T $2N = $1T.of($3N, $4S)",
              RuntimeTypes.TALLY,
              in.scope().fresh(output.channel() + " tally", key(output.channel())),
              in.names().group(),
              output.channel());
        } else if (isSentToByWiring(stage, output) && isSharedBySenders(output)) {
          code.addStatement(
              "$T $N = $L",
              ParameterizedTypeName.get(RuntimeTypes.SEND_CHANNEL, TypeName.get(in.type(output))),
              in.declareChannel("to " + output.channel(), stage, output),
              counted(stage, output, CodeBlock.of("$N", in.names().channel(output.channel()))));
        }
      }
    }
    return code.build();
  }

  /** Whether the generated code sends to the channel, and not the stage. */
  private static boolean isSentToByWiring(Stage stage, Endpoint output) {
    return stage.shape().returnsValues() || stage.failures().filter(output::equals).isPresent();
  }

  private boolean isSharedBySenders(Endpoint output) {
    Channel channel = in.plan().pipeline().channel(output.channel()).orElseThrow();
    return channel.senders().stream().map(Channel.End::stage).distinct().count() > 1;
  }

  /** {@code squaresTally.pass(v)} where a value goes from one fused stage to the next. */
  Value counted(String channel, Value value) {
    return value.within(
        CodeBlock.of("$N.pass($L)", in.scope().get(key(channel)), value.expression()));
  }

  /** {@code Tally.sends(group, "found from seed", found)} where other stages send as well. */
  CodeBlock counted(Stage stage, Endpoint output, CodeBlock channel) {
    return isSharedBySenders(output)
        ? CodeBlock.of(
            "$T.sends($N, $S, $L)",
            RuntimeTypes.TALLY,
            in.names().group(),
            output.channel() + " from " + stage.name(),
            channel)
        : channel;
  }

  private static Object key(String channel) {
    return List.of("tally", channel);
  }
}
