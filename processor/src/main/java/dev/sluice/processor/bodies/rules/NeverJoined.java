package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.bodies.analysis.WaitGroups;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * A group in a {@code try} that starts tasks and is left at once: its close cancels them before
 * they have done anything. Whatever else the block does after the last start may be the wait that
 * was meant, so then nothing is said.
 */
final class NeverJoined implements BodyRule {
  private static final Set<String> STARTS = Set.of("go", "call", "tryGo");

  @Override
  public void check(ClassIndex index, Findings findings) {
    for (Tree tree : index.trees(Tree.Kind.TRY)) {
      TryTree attempt = (TryTree) tree;
      for (Tree resource : attempt.getResources()) {
        if (resource instanceof VariableTree variable
            && index.attribution().element(variable) instanceof VariableElement group
            && Attribution.isExactly(group.asType(), Api.GROUP)
            && Syntax.bare(variable.getInitializer()) instanceof MethodInvocationTree open
            && index.isCall(open, Api.GROUP, "open")) {
          check(index, attempt.getBlock(), group, findings);
        }
      }
    }
  }

  private static void check(
      ClassIndex index, BlockTree block, VariableElement group, Findings findings) {
    MethodInvocationTree last = null;
    for (Tree use : index.uses(group)) {
      if (!(WaitGroups.call(index, use) instanceof MethodInvocationTree call)
          || !Objects.equals(index.body(call), index.body(block))) {
        return;
      }
      ExecutableElement method = index.callee(call);
      String name = method == null ? "" : method.getSimpleName().toString();
      if (STARTS.contains(name)) {
        last = call;
      } else if (!name.equals("channel") && !name.equals("port") && !name.equals("limit")) {
        return;
      }
    }
    if (last != null
        && index.parent(last) instanceof ExpressionStatementTree statement
        && isLast(index, statement, block)) {
      findings.reportCall(BodyMessage.NEVER_JOINED, last, group.getSimpleName());
    }
  }

  /** Whether nothing follows a statement within a block but the next round of a plain loop. */
  private static boolean isLast(ClassIndex index, Tree statement, BlockTree block) {
    Tree inner = statement;
    for (Tree at = index.parent(statement); inner != block && at != null; at = index.parent(at)) {
      if (at instanceof BlockTree around) {
        if (around.getStatements().indexOf(inner) != around.getStatements().size() - 1) {
          return false;
        }
      } else if (!(at instanceof IfTree
          || (at instanceof EnhancedForLoopTree loop && !isOfChannel(index, loop))
          || (at instanceof ForLoopTree counted && counted.getCondition() != null))) {
        return false;
      }
      inner = at;
    }
    return inner == block;
  }

  private static boolean isOfChannel(ClassIndex index, EnhancedForLoopTree loop) {
    return index.channels().isChannel(index.attribution().type(loop.getExpression()));
  }
}
