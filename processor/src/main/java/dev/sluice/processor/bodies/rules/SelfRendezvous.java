package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ChannelUses;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.ExpectedExceptions;
import dev.sluice.processor.bodies.analysis.FactKind;
import dev.sluice.processor.bodies.analysis.FlowCheck;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.State;
import dev.sluice.processor.diagnostic.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.VariableElement;

/** A send on a full channel that nobody but the sending goroutine can receive from. */
final class SelfRendezvous implements FlowRule {
  @Override
  public FlowCheck start(ClassIndex index, Findings findings) {
    Map<VariableElement, Integer> capacities = new HashMap<>();
    for (Tree tree : index.trees(Tree.Kind.VARIABLE)) {
      if (index.attribution().element(tree) instanceof VariableElement variable
          && index.channels().isMadeHere(variable)
          && isAlone(index, variable, tree)) {
        MethodInvocationTree maker = Objects.requireNonNull(index.channels().maker(variable));
        capacities.put(variable, index.channels().capacity(maker));
      }
    }
    return new Sends(index, findings, capacities);
  }

  /** Whether only the body that makes a channel ever has it. */
  private static boolean isAlone(ClassIndex index, VariableElement channel, Tree declaration) {
    ChannelUses uses = index.channels().uses(channel);
    Body body = index.body(declaration);
    return body != null
        && !uses.escaped()
        && uses.isInOneMethod()
        && uses.operations().stream().allMatch(use -> body.equals(use.body()))
        && !uses.any(operation -> operation == Operation.ABANDON);
  }

  /**
   * Compares what is certainly in a channel with the room that it has.
   *
   * @param capacities of the channels that are looked at; one that was reported leaves
   */
  private record Sends(
      ClassIndex index, Findings findings, Map<VariableElement, Integer> capacities)
      implements FlowCheck {
    @Override
    public void call(MethodInvocationTree call, State before) {
      VariableElement channel =
          index.operation(call) == Operation.SEND
              ? index.channels().root(ClassIndex.receiver(call))
              : null;
      Integer capacity = channel == null ? null : capacities.get(channel);
      if (channel != null
          && capacity != null
          && before.filled(channel) >= capacity
          && before.sometimes(FactKind.CLOSED, channel) == null
          && !ExpectedExceptions.expectsInterrupt(index, call)) {
        capacities.remove(channel);
        report(call, channel, capacity);
      }
    }

    private void report(MethodInvocationTree call, VariableElement channel, int capacity) {
      if (capacity == 0) {
        findings.reportCall(Message.SELF_RENDEZVOUS, call, channel.getSimpleName());
      } else {
        findings.reportCall(Message.SELF_RENDEZVOUS_FULL, call, channel.getSimpleName(), capacity);
      }
    }
  }
}
