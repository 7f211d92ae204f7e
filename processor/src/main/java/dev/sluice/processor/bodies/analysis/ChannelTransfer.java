package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import javax.lang.model.element.VariableElement;

/** Which channels have been closed and sent to, and how much is in them. */
final class ChannelTransfer implements Transfer {
  private final ClassIndex index;

  ChannelTransfer(ClassIndex index) {
    this.index = index;
  }

  @Override
  public void call(MethodInvocationTree call, State state) {
    Operation operation = index.operation(call);
    if (operation == null) {
      index.summaries().effects(call, (effect, channel) -> perform(effect, channel, call, state));
      return;
    }
    VariableElement channel = index.channels().root(ClassIndex.receiver(call));
    if (channel != null) {
      perform(operation, channel, call, state);
    }
  }

  private static void perform(
      Operation operation, VariableElement channel, MethodInvocationTree call, State state) {
    switch (operation) {
      case CLOSE -> state.add(FactKind.CLOSED, channel, call);
      case SEND -> {
        state.add(FactKind.SENT, channel, call);
        state.send(channel);
      }
      default -> {
        if (operation.receives()) {
          receive(channel, state);
        }
      }
    }
  }

  private static void receive(VariableElement channel, State state) {
    state.receive(channel);
    state.remove(FactKind.OWED, channel);
  }

  @Override
  public void range(EnhancedForLoopTree loop, State state) {
    VariableElement channel = index.channels().root(loop.getExpression());
    if (channel != null) {
      state.receive(channel);
    }
  }

  @Override
  public void rangeEnd(EnhancedForLoopTree loop, State state) {
    VariableElement channel = index.channels().root(loop.getExpression());
    if (channel != null) {
      state.remove(FactKind.OWED, channel);
    }
  }
}
