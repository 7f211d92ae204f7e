package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import javax.lang.model.element.VariableElement;

/**
 * Which goroutines run, what they are about to send, and which objects they may have got by now.
 */
final class GoroutineTransfer implements Transfer {
  private final ClassIndex index;
  private final HandedOn handedOn;

  GoroutineTransfer(ClassIndex index) {
    this.index = index;
    this.handedOn = new HandedOn(index);
  }

  @Override
  public void meet(Tree tree, State state) {
    for (VariableElement channel : handedOn.at(tree)) {
      state.add(FactKind.HANDED_ON, channel, tree);
    }
  }

  @Override
  public void call(MethodInvocationTree call, State state) {
    if (GoroutineStarts.owner(index, call) != null) {
      for (Tree argument : call.getArguments()) {
        Body task = GoroutineStarts.task(index, argument);
        if (task != null) {
          state.add(FactKind.STARTED, task, call);
        }
      }
      for (VariableElement channel : index.channels().fedBy(call)) {
        state.add(FactKind.OWED, channel, call);
      }
      return;
    }
    for (Body started : index.summaries().startedBy(index.helpers().called(call))) {
      state.add(FactKind.STARTED, started, call);
    }
    Operation operation = index.operation(call);
    if (operation == Operation.SEND || operation == Operation.TRY_SEND) {
      VariableElement value = index.local(call.getArguments().get(0));
      if (value != null) {
        state.add(FactKind.PUBLISHED, value, call);
      }
    } else if ((operation != null && operation.receives()) || Mutations.waits(index, call)) {
      state.removeAll(FactKind.PUBLISHED);
      state.removeAll(FactKind.STARTED);
    }
  }
}
