package dev.sluice.processor.bodies;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.sluice.processor.diagnostic.Message;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** A ticker that nobody can stop, or nobody stops, in a loop or in a method that returns. */
final class LeakedTicker implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (MethodInvocationTree call : source.invocations()) {
      boolean tick = source.isCall(call, Api.TICKER, "tick");
      if ((tick && isKept(source, call)) || isNeverStopped(source, call)) {
        if (source.repeatingLoop(call) != null) {
          reporter.reportCall(Message.LEAKED_TICKER, call, "in a loop");
        } else if (isShortLived(source, call)) {
          reporter.reportCall(Message.LEAKED_TICKER, call, "in a method that returns");
        }
      }
    }
  }

  /** Whether the channel of {@code Ticker.tick} stays where it is made. */
  private static boolean isKept(Source source, MethodInvocationTree call) {
    Tree parent = source.parent(call);
    return switch (parent) {
      case EnhancedForLoopTree loop -> loop.getExpression() == call;
      case VariableTree variable ->
          source.attribution().element(variable) instanceof VariableElement local
              && local.getKind() == ElementKind.LOCAL_VARIABLE
              && !source.channels().uses(local).escaped();
      case MethodInvocationTree outer -> source.isCall(outer, Api.SELECT, "receive");
      case null, default ->
          parent != null
              && source.parent(parent) instanceof MethodInvocationTree use
              && use.getMethodSelect() == parent
              && source.operation(use) != null;
    };
  }

  /**
   * Whether {@code Ticker.start} goes to a local variable that is neither stopped nor handed on.
   */
  private static boolean isNeverStopped(Source source, MethodInvocationTree call) {
    if (!source.isCall(call, Api.TICKER, "start")
        || !(source.parent(call) instanceof VariableTree variable)
        || !(source.attribution().element(variable) instanceof VariableElement local)
        || local.getKind() != ElementKind.LOCAL_VARIABLE) {
      return false;
    }
    for (ExpressionTree use : source.uses(local)) {
      Tree receiver = WaitGroups.call(source, use);
      if (!source.isCall(receiver == null ? use : receiver, Api.TICKER, "channel")
          && !source.isCall(receiver == null ? use : receiver, Api.TICKER, "reset")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShortLived(Source source, MethodInvocationTree call) {
    Body body = source.body(call);
    if (body == null
        || body.tree() instanceof VariableTree
        || (body.tree() instanceof MethodTree method && method.getName().contentEquals("main"))) {
      return false;
    }
    EnhancedForLoopTree loop = range(source, call);
    if (loop != null
        && !source.contains(loop.getStatement(), Tree.Kind.RETURN)
        && !source.contains(loop.getStatement(), Tree.Kind.BREAK)) {
      return false; // the channel of a ticker is never closed, so neither does the loop end
    }
    return Flow.returns(source, body);
  }

  /** The loop that ranges over the ticks, or null. */
  private static @Nullable EnhancedForLoopTree range(Source source, MethodInvocationTree call) {
    if (source.parent(call) instanceof EnhancedForLoopTree direct) {
      return direct;
    }
    VariableElement ticks =
        source.parent(call) instanceof VariableTree variable
                && source.attribution().element(variable) instanceof VariableElement local
            ? local
            : null;
    for (Tree tree : source.trees(Tree.Kind.ENHANCED_FOR_LOOP)) {
      EnhancedForLoopTree loop = (EnhancedForLoopTree) tree;
      if (ticks != null && ticks.equals(source.channels().root(loop.getExpression()))) {
        return loop;
      }
    }
    return null;
  }
}
