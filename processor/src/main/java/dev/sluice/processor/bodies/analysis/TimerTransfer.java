package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.MethodInvocationTree;
import javax.lang.model.element.VariableElement;

/** Which timers have been stopped. */
final class TimerTransfer implements Transfer {
  private final ClassIndex index;

  TimerTransfer(ClassIndex index) {
    this.index = index;
  }

  @Override
  public void call(MethodInvocationTree call, State state) {
    boolean stops = index.isCall(call, Api.TIMER, "stop") || index.isCall(call, Api.TIMER, "close");
    boolean resets = index.isCall(call, Api.TIMER, "reset");
    VariableElement timer =
        stops || resets ? index.channels().root(ClassIndex.receiver(call)) : null;
    if (timer != null && stops) {
      state.add(FactKind.STOPPED, timer, call);
    } else if (timer != null) {
      state.remove(FactKind.STOPPED, timer);
    }
  }
}
