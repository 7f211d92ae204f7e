package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.ExpectedExceptions;
import dev.sluice.processor.bodies.analysis.FactKind;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.State;
import dev.sluice.processor.diagnostic.Message;
import java.util.function.BiPredicate;
import javax.lang.model.element.VariableElement;

/**
 * Something that is done to a channel after it has been closed on every path, also by a helper, and
 * whose exception nothing around it expects.
 *
 * @param index the class
 * @param findings where it is reported
 * @param message the problem
 * @param concerns whether doing this to this channel is the problem
 */
record ClosedChannel(
    ClassIndex index,
    Findings findings,
    Message message,
    BiPredicate<Operation, VariableElement> concerns)
    implements BodyCheck {
  @Override
  public void call(MethodInvocationTree call, State before) {
    Operation operation = index.operation(call);
    if (operation == null) {
      index.summaries().effects(call, (effect, channel) -> check(effect, channel, call, before));
      return;
    }
    VariableElement channel = index.channels().root(ClassIndex.receiver(call));
    if (channel != null) {
      check(operation, channel, call, before);
    }
  }

  private void check(
      Operation operation, VariableElement channel, MethodInvocationTree call, State before) {
    Tree closed = before.always(FactKind.CLOSED, channel);
    if (closed != null
        && concerns.test(operation, channel)
        && !ExpectedExceptions.expectsClosed(index, call)) {
      findings.reportCall(message, call, channel.getSimpleName(), index.attribution().line(closed));
    }
  }
}
