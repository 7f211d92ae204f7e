package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.FactKind;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.State;
import dev.sluice.processor.diagnostic.BodyMessage;
import javax.lang.model.element.VariableElement;

/** A blocking receive from a timer that has been stopped and not reset: nothing will come. */
final class TimerDrain implements FlowRule {
  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    return new BodyCheck() {
      @Override
      public void call(MethodInvocationTree call, State before) {
        Operation operation = index.operation(call);
        VariableElement timer =
            operation == Operation.RECEIVE || operation == Operation.RECEIVE_OK
                ? index.channels().root(ClassIndex.receiver(call))
                : null;
        Tree stopped = timer == null ? null : before.always(FactKind.STOPPED, timer);
        if (timer != null && stopped != null) {
          findings.reportCall(
              BodyMessage.TIMER_DRAIN,
              call,
              timer.getSimpleName(),
              index.attribution().line(stopped));
        }
      }
    };
  }
}
