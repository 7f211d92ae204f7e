package dev.sluice.processor.bodies;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;

/** A send on an unbuffered channel that nobody but the sending goroutine can receive from. */
final class SelfRendezvous implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (Tree tree : source.trees(Tree.Kind.VARIABLE)) {
      if (source.attribution().element(tree) instanceof VariableElement variable
          && isUnbufferedLocal(source, variable)) {
        check(source, variable, reporter);
      }
    }
  }

  /** Whether a variable holds an unbuffered channel that its method has made. */
  static boolean isUnbufferedLocal(Source source, VariableElement variable) {
    MethodInvocationTree maker =
        variable.getKind() == ElementKind.LOCAL_VARIABLE && source.channels().isStable(variable)
            ? source.channels().maker(variable)
            : null;
    return maker != null
        && source.isCall(maker, Api.CHANNEL, "make")
        && source.channels().capacity(maker) == 0;
  }

  private static void check(Source source, VariableElement channel, Reporter reporter) {
    ChannelUses uses = source.channels().uses(channel);
    if (uses.escaped() || !isInOneMethod(uses)) {
      return;
    }
    List<ChannelUse> operations =
        uses.operations().stream()
            .sorted(Comparator.comparingLong(use -> source.attribution().position(use.tree())))
            .toList();
    for (ChannelUse use : operations) {
      if (use.operation() == Operation.CLOSE || use.operation() == Operation.ABANDON) {
        return; // the send fails instead of blocking, which another rule tells
      }
      if (use.operation() == Operation.SEND && use.tree() instanceof MethodInvocationTree call) {
        if (!Guards.expectsInterrupt(source, call)) {
          reporter.reportCall(Message.SELF_RENDEZVOUS, call, channel.getSimpleName());
        }
        return;
      }
    }
  }

  /** Whether all uses are calls in one method itself, none in a lambda, a reference, or a case. */
  static boolean isInOneMethod(ChannelUses uses) {
    Body body = uses.operations().isEmpty() ? null : uses.operations().get(0).caller();
    return body != null
        && body.kind() == Body.Kind.METHOD
        && uses.operations().stream().allMatch(use -> isPlain(use, body));
  }

  private static boolean isPlain(ChannelUse use, Body body) {
    return Objects.equals(use.caller(), body)
        && use.body() != null
        && use.body().kind() == Body.Kind.METHOD
        && !(use.tree() instanceof MemberReferenceTree)
        && use.operation() != Operation.SELECT_RECEIVE
        && use.operation() != Operation.SELECT_SEND;
  }
}
