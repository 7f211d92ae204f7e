package dev.sluice.processor.bodies;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import javax.lang.model.element.VariableElement;

/** A second close of a channel that has been closed on every path to it, also through helpers. */
final class DoubleClose implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    ChannelFacts facts =
        new ChannelFacts(source) {
          @Override
          void operation(
              Operation operation,
              VariableElement channel,
              MethodInvocationTree call,
              State state,
              boolean reporting) {
            Tree closed = state.always(Fact.Kind.CLOSED, channel);
            if (reporting
                && operation == Operation.CLOSE
                && closed != null
                && !isClosedByPipeline(source, channel)
                && !isAbandoned(source, channel)
                && !Guards.expectsClosed(source, call)) {
              reporter.reportCall(
                  Message.DOUBLE_CLOSE,
                  call,
                  channel.getSimpleName(),
                  source.attribution().line(closed));
            }
          }
        };
    for (Body body : source.bodies()) {
      Flow.run(source, body, facts);
    }
  }

  /** Then {@link ClosedByPipeline} has told the cause already. */
  private static boolean isClosedByPipeline(Source source, VariableElement channel) {
    return source.stages().wired(channel) != null;
  }

  /** A close after an abandon has no effect. */
  private static boolean isAbandoned(Source source, VariableElement channel) {
    return source.channels().uses(channel).any(operation -> operation == Operation.ABANDON);
  }
}
