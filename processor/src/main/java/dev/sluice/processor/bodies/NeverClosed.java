package dev.sluice.processor.bodies;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import java.util.Objects;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;

/**
 * A range over a local channel that nobody closes, in the method itself or in a goroutine that it
 * waits for: neither comes to an end. A goroutine that nobody waits for may well serve for ever.
 */
final class NeverClosed implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (Tree tree : source.trees(Tree.Kind.ENHANCED_FOR_LOOP)) {
      EnhancedForLoopTree loop = (EnhancedForLoopTree) tree;
      VariableElement channel = source.channels().root(loop.getExpression());
      if (channel != null
          && channel.getKind() == ElementKind.LOCAL_VARIABLE
          && source.channels().maker(channel) != null
          && isNeverClosed(source, channel)
          && isWaitedFor(source, loop, channel)
          && !isLeft(source, loop)) {
        reporter.report(Message.NEVER_CLOSED, loop.getExpression(), channel.getSimpleName());
      }
    }
  }

  private static boolean isNeverClosed(Source source, VariableElement channel) {
    ChannelUses uses = source.channels().uses(channel);
    return !uses.escaped()
        && uses.any(Operation::isSend)
        && !uses.any(use -> use == Operation.CLOSE || use == Operation.ABANDON);
  }

  private static boolean isLeft(Source source, EnhancedForLoopTree loop) {
    return Syntax.breaksOut(loop)
        || source.contains(loop, Tree.Kind.RETURN)
        || source.contains(loop, Tree.Kind.THROW);
  }

  private static boolean isWaitedFor(
      Source source, EnhancedForLoopTree loop, VariableElement channel) {
    Body body = source.body(loop);
    Tree declaration = source.declaration(channel);
    Body maker = declaration == null ? null : source.body(declaration);
    if (body == null || maker == null || maker.kind() == Body.Kind.UNKNOWN) {
      return false;
    }
    MethodInvocationTree starter = body.starter();
    if (Objects.equals(body, maker)) {
      return !Guards.expectsInterrupt(source, loop) && !isCancelled(source, maker);
    }
    Starters.Owner owner = starter == null ? null : Starters.owner(source, starter);
    return maker.equals(body.parent())
        && ((owner == Starters.Owner.WAIT_GROUP && calls(source, maker, Api.WAIT_GROUP, "await"))
            || (owner == Starters.Owner.GROUP
                && calls(source, maker, Api.GROUP, "join")
                && !isCancelled(source, maker)));
  }

  private static boolean isCancelled(Source source, Body body) {
    return calls(source, body, Api.GROUP, "cancel")
        || source.invocations().stream()
            .anyMatch(
                call ->
                    source.isCall(call, Api.GROUP, "open")
                        && call.getArguments().size() == 2
                        && source.isWithin(call, body.tree()));
  }

  private static boolean calls(Source source, Body body, String owner, String name) {
    return source.invocations().stream()
        .anyMatch(call -> source.isCall(call, owner, name) && source.isWithin(call, body.tree()));
  }
}
