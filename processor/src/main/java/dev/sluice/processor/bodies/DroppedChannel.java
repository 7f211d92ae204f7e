package dev.sluice.processor.bodies;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * A call whose only result is an unbuffered channel, into which a goroutine sends: dropped, or held
 * by nothing but a loop that is left early.
 */
final class DroppedChannel implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (MethodInvocationTree call : source.invocations()) {
      ExecutableElement method = isDropped(source, call) ? source.callee(call) : null;
      MethodTree tree =
          method == null || !source.summaries().isHelper(method) ? null : source.method(method);
      if (tree != null && returnsFedChannel(source, tree)) {
        reporter.reportCall(Message.DROPPED_CHANNEL, call, tree.getName());
      }
    }
  }

  private static boolean isDropped(Source source, MethodInvocationTree call) {
    return switch (source.parent(call)) {
      case ExpressionStatementTree statement -> true;
      case EnhancedForLoopTree loop ->
          loop.getExpression() == call
              && (Syntax.breaksOut(loop) || source.contains(loop, Tree.Kind.RETURN));
      case null, default -> false;
    };
  }

  private static boolean returnsFedChannel(Source source, MethodTree method) {
    Body body = source.body(method);
    List<Tree> returns =
        source.trees(Tree.Kind.RETURN).stream()
            .filter(each -> Objects.equals(source.body(each), body))
            .toList();
    return !returns.isEmpty()
        && returns.stream()
            .allMatch(each -> isFed(source, ((ReturnTree) each).getExpression(), method));
  }

  private static boolean isFed(Source source, Tree returned, MethodTree method) {
    VariableElement channel = source.channels().root(returned);
    MethodInvocationTree maker = channel == null ? null : source.channels().maker(channel);
    return channel != null
        && maker != null
        && source.isWithin(maker, method)
        && source.channels().capacity(maker) == 0
        && source.channels().uses(channel).operations().stream()
            .anyMatch(
                use ->
                    use.operation() == Operation.SEND
                        && use.caller() != null
                        && use.caller().kind() == Body.Kind.GOROUTINE);
  }
}
