package dev.sluice.processor.bodies;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import javax.lang.model.element.VariableElement;

/** A send to a channel that has been closed on every path to it, also through private helpers. */
final class SendAfterClose implements BodyRule {
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
                && closed != null
                && (operation == Operation.SEND || operation == Operation.TRY_SEND)
                && !Guards.expectsClosed(source, call)) {
              reporter.reportCall(
                  Message.SEND_AFTER_CLOSE,
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
}
