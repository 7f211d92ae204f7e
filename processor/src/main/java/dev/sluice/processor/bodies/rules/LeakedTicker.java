package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.WaitGroups;
import dev.sluice.processor.diagnostic.BodyMessage;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** A ticker that nobody can stop, or nobody stops, in a loop or in a method that returns. */
final class LeakedTicker implements BodyRule {
  @Override
  public void check(ClassIndex index, Findings findings) {
    for (MethodInvocationTree call : index.invocations()) {
      boolean tick = index.isCall(call, Api.TICKER, "tick");
      if ((tick && isKept(index, call)) || isNeverStopped(index, call)) {
        if (index.repeatingLoop(call) != null) {
          findings.reportCall(BodyMessage.LEAKED_TICKER, call, "in a loop");
        } else if (isShortLived(index, call)) {
          findings.reportCall(BodyMessage.LEAKED_TICKER, call, "in a method that returns");
        }
      }
    }
  }

  /** Whether the channel of {@code Ticker.tick} stays where it is made. */
  private static boolean isKept(ClassIndex index, MethodInvocationTree call) {
    Tree parent = index.parent(call);
    return switch (parent) {
      case EnhancedForLoopTree loop -> loop.getExpression() == call;
      case VariableTree variable ->
          index.attribution().element(variable) instanceof VariableElement local
              && local.getKind() == ElementKind.LOCAL_VARIABLE
              && !index.channels().uses(local).escaped();
      case MethodInvocationTree outer -> index.isCall(outer, Api.SELECT, "receive");
      case null, default ->
          parent != null
              && index.parent(parent) instanceof MethodInvocationTree use
              && use.getMethodSelect() == parent
              && index.operation(use) != null;
    };
  }

  /**
   * Whether {@code Ticker.start} goes to a local variable that is neither stopped nor handed on.
   */
  private static boolean isNeverStopped(ClassIndex index, MethodInvocationTree call) {
    if (!index.isCall(call, Api.TICKER, "start")
        || !(index.parent(call) instanceof VariableTree variable)
        || !(index.attribution().element(variable) instanceof VariableElement local)
        || local.getKind() != ElementKind.LOCAL_VARIABLE) {
      return false;
    }
    for (ExpressionTree use : index.uses(local)) {
      Tree receiver = WaitGroups.call(index, use);
      if (!index.isCall(receiver == null ? use : receiver, Api.TICKER, "channel")
          && !index.isCall(receiver == null ? use : receiver, Api.TICKER, "reset")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShortLived(ClassIndex index, MethodInvocationTree call) {
    Body body = index.body(call);
    if (body == null
        || body.tree() instanceof VariableTree
        || (body.tree() instanceof MethodTree method && method.getName().contentEquals("main"))) {
      return false;
    }
    EnhancedForLoopTree loop = range(index, call);
    if (loop != null
        && !index.contains(loop.getStatement(), Tree.Kind.RETURN)
        && !index.contains(loop.getStatement(), Tree.Kind.BREAK)) {
      return false; // the channel of a ticker is never closed, so neither does the loop end
    }
    return index.returns(body);
  }

  /** The loop that ranges over the ticks, or null. */
  private static @Nullable EnhancedForLoopTree range(ClassIndex index, MethodInvocationTree call) {
    if (index.parent(call) instanceof EnhancedForLoopTree direct) {
      return direct;
    }
    VariableElement ticks =
        index.parent(call) instanceof VariableTree variable
                && index.attribution().element(variable) instanceof VariableElement local
            ? local
            : null;
    for (Tree tree : index.trees(Tree.Kind.ENHANCED_FOR_LOOP)) {
      EnhancedForLoopTree loop = (EnhancedForLoopTree) tree;
      if (ticks != null && ticks.equals(index.channels().root(loop.getExpression()))) {
        return loop;
      }
    }
    return null;
  }
}
