package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.ExpectedExceptions;
import dev.sluice.processor.bodies.analysis.Handlers;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A caught {@code InterruptedException} after which a stage goes on: it cannot be cancelled.
 * Outside of stages only where the next round of a loop swallows it again.
 */
final class SwallowedInterrupt implements BodyRule {
  private static final Set<String> INTERRUPTED = Set.of("java.lang.InterruptedException");
  private static final Set<String> EVERYTHING =
      Set.of("java.lang.Exception", "java.lang.Throwable");

  @Override
  public void check(ClassIndex index, Findings findings) {
    for (Tree tree : index.trees(Tree.Kind.CATCH)) {
      CatchTree handler = (CatchTree) tree;
      if (index.parent(handler) instanceof TryTree attempt
          && catchesInterrupt(index, handler, attempt)
          && waitsForChannel(index, attempt.getBlock(), new HashSet<>())
          && goesOn(index, handler)
          && isSwallowed(index, handler)) {
        findings.report(BodyMessage.SWALLOWED_INTERRUPT, handler.getParameter());
      }
    }
  }

  /** Whether a handler names the exception, or in a stage's loop swallows it with all others. */
  private static boolean catchesInterrupt(ClassIndex index, CatchTree handler, TryTree attempt) {
    if (ExpectedExceptions.catches(index, handler, INTERRUPTED)) {
      return true;
    }
    return ExpectedExceptions.catches(index, handler, EVERYTHING)
        && index.stages().enclosing(attempt) != null
        && index.repeatingLoop(attempt) != null
        && attempt.getCatches().stream()
            .noneMatch(other -> ExpectedExceptions.catches(index, other, INTERRUPTED));
  }

  /** Whether code can be blocked in an operation of ours, itself or in a helper that it calls. */
  private static boolean waitsForChannel(ClassIndex index, Tree code, Set<Body> seen) {
    return index.trees(Tree.Kind.ENHANCED_FOR_LOOP, code).stream()
            .map(loop -> ((EnhancedForLoopTree) loop).getExpression())
            .anyMatch(each -> index.channels().isChannel(index.attribution().type(each)))
        || index.invocations(code).stream().anyMatch(call -> waits(index, call, seen));
  }

  private static boolean waits(ClassIndex index, MethodInvocationTree call, Set<Body> seen) {
    Operation operation = index.operation(call);
    Body helper = index.helpers().called(call);
    return (operation != null && operation.blocks())
        || index.isCall(call, Api.SELECT, "await")
        || index.isCall(call, Api.WAIT_GROUP, "await")
        || (helper != null && seen.add(helper) && waitsForChannel(index, helper.tree(), seen));
  }

  /** Whether something runs after the handler that would not if it returned. */
  private static boolean goesOn(ClassIndex index, CatchTree handler) {
    if (!index.completes(handler.getBlock()) && !index.contains(handler, Tree.Kind.CONTINUE)) {
      return false;
    }
    return goesOnAfter(index, Objects.requireNonNull(index.parent(handler)), new HashSet<>());
  }

  /**
   * Whether a statement is in a loop or followed by more, in its method or where that is called.
   */
  private static boolean goesOnAfter(ClassIndex index, Tree place, Set<Body> seen) {
    if (index.repeatingLoop(place) != null
        || (index.stages().enclosing(place) != null && isFollowed(index, place))) {
      return true;
    }
    Body body = index.body(place);
    return body != null
        && body.tree() instanceof MethodTree method
        && method.getModifiers().getFlags().contains(Modifier.PRIVATE)
        && seen.add(body)
        && index.helpers().callsOf(body).stream().anyMatch(call -> goesOnAfter(index, call, seen));
  }

  private static boolean isFollowed(ClassIndex index, Tree statement) {
    Tree inner = statement;
    for (Tree at = index.parent(statement);
        at != null && index.bodyOf(inner) == null;
        at = index.parent(at)) {
      if (at instanceof BlockTree block) {
        List<? extends StatementTree> statements = block.getStatements();
        if (statements.indexOf(inner) < statements.size() - 1) {
          return true;
        }
      }
      inner = at;
    }
    return false;
  }

  /** Whether the handler does nothing but log: it neither restores, nor notes, nor hands on. */
  private static boolean isSwallowed(ClassIndex index, CatchTree handler) {
    boolean notes =
        index.trees(Tree.Kind.ASSIGNMENT).stream()
            .anyMatch(tree -> tree instanceof AssignmentTree && index.isWithin(tree, handler));
    return !notes
        && index.invocations(handler).stream().allMatch(call -> Handlers.isHarmless(index, call));
  }
}
