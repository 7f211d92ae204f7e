package dev.sluice.processor.bodies;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import javax.lang.model.element.VariableElement;

/** A blocking receive from a timer that has been stopped and not reset: nothing will come. */
final class TimerDrain implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    Transfer transfer =
        new Transfer() {
          @Override
          public void call(MethodInvocationTree call, State state, boolean reporting) {
            VariableElement timer = source.channels().root(Source.receiver(call));
            if (timer == null) {
              return;
            }
            if (source.isCall(call, Api.TIMER, "stop") || source.isCall(call, Api.TIMER, "close")) {
              state.add(Fact.Kind.STOPPED, timer, call);
            } else if (source.isCall(call, Api.TIMER, "reset")) {
              state.remove(Fact.Kind.STOPPED, timer);
            } else {
              Operation operation = source.operation(call);
              Tree stopped = state.always(Fact.Kind.STOPPED, timer);
              if (reporting
                  && stopped != null
                  && (operation == Operation.RECEIVE || operation == Operation.RECEIVE_OK)) {
                reporter.reportCall(
                    Message.TIMER_DRAIN,
                    call,
                    timer.getSimpleName(),
                    source.attribution().line(stopped));
              }
            }
          }
        };
    for (Body body : source.bodies()) {
      Flow.run(source, body, transfer);
    }
  }
}
