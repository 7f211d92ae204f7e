package dev.sluice.processor.bodies;

import com.sun.source.tree.MethodInvocationTree;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Knows at every place which channels have certainly been closed, and which sent to. */
class ChannelFacts implements Transfer {
  private final Source source;

  ChannelFacts(Source source) {
    this.source = source;
  }

  Source source() {
    return source;
  }

  /** A certain close or send, before it takes effect. */
  void operation(
      Operation operation,
      VariableElement channel,
      MethodInvocationTree call,
      State state,
      boolean reporting) {}

  @Override
  public void call(MethodInvocationTree call, State state, boolean reporting) {
    Operation operation = source.operation(call);
    if (operation != null) {
      perform(operation, source.channels().root(Source.receiver(call)), call, state, reporting);
      return;
    }
    for (int i = 0; i < call.getArguments().size(); i++) {
      VariableElement channel = source.channels().root(call.getArguments().get(i));
      if (channel != null && source.channels().isChannel(channel.asType())) {
        Summaries.Effect effect = source.summaries().effect(call, i);
        if (effect.sends()) {
          perform(Operation.SEND, channel, call, state, reporting);
        }
        if (effect.closes()) {
          perform(Operation.CLOSE, channel, call, state, reporting);
        }
      }
    }
  }

  private void perform(
      Operation operation,
      @Nullable VariableElement channel,
      MethodInvocationTree call,
      State state,
      boolean reporting) {
    if (channel == null) {
      return;
    }
    operation(operation, channel, call, state, reporting);
    switch (operation) {
      case CLOSE -> state.add(Fact.Kind.CLOSED, channel, call);
      case SEND -> state.add(Fact.Kind.SENT, channel, call);
      default -> {}
    }
  }
}
