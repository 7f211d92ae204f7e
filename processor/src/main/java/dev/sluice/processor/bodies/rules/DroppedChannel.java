package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
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
  public void check(ClassIndex index, Findings findings) {
    for (MethodInvocationTree call : index.invocations()) {
      ExecutableElement method = isDropped(index, call) ? index.callee(call) : null;
      MethodTree tree =
          method == null || !index.summaries().isHelper(method) ? null : index.method(method);
      if (tree != null && returnsFedChannel(index, tree)) {
        findings.reportCall(BodyMessage.DROPPED_CHANNEL, call, tree.getName());
      }
    }
  }

  private static boolean isDropped(ClassIndex index, MethodInvocationTree call) {
    return switch (index.parent(call)) {
      case ExpressionStatementTree statement -> true;
      case EnhancedForLoopTree loop ->
          loop.getExpression() == call
              && (Syntax.breaksOut(loop) || index.contains(loop, Tree.Kind.RETURN));
      case null, default -> false;
    };
  }

  private static boolean returnsFedChannel(ClassIndex index, MethodTree method) {
    Body body = index.body(method);
    List<Tree> returns =
        index.trees(Tree.Kind.RETURN).stream()
            .filter(each -> Objects.equals(index.body(each), body))
            .toList();
    return !returns.isEmpty()
        && returns.stream()
            .allMatch(each -> isFed(index, ((ReturnTree) each).getExpression(), method));
  }

  private static boolean isFed(ClassIndex index, Tree returned, MethodTree method) {
    VariableElement channel = index.channels().root(returned);
    MethodInvocationTree maker = channel == null ? null : index.channels().maker(channel);
    return channel != null
        && maker != null
        && index.isWithin(maker, method)
        && index.channels().capacity(maker) == 0
        && index.channels().uses(channel).operations().stream()
            .anyMatch(
                use ->
                    use.operation() == Operation.SEND
                        && use.caller() != null
                        && use.caller().kind() == Body.Kind.GOROUTINE);
  }
}
