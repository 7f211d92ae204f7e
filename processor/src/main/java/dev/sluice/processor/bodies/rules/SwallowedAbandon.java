package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.ExpectedExceptions;
import dev.sluice.processor.bodies.analysis.Handlers;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A handler in a loop around a send that also catches the end of all receivers: the loop goes on
 * producing what nobody wants.
 */
final class SwallowedAbandon implements BodyRule {
  private static final Set<String> ABANDONED =
      Set.of(
          "dev.sluice.ChannelAbandonedException",
          "java.lang.IllegalStateException",
          "java.lang.RuntimeException",
          "java.lang.Exception",
          "java.lang.Throwable");
  private static final Set<String> INTERRUPTED =
      Set.of("java.lang.InterruptedException", "java.lang.Exception", "java.lang.Throwable");

  @Override
  public void check(ClassIndex index, Findings findings) {
    for (Tree tree : index.trees(Tree.Kind.TRY)) {
      TryTree attempt = (TryTree) tree;
      CatchTree handler = handler(index, attempt);
      Tree loop = handler == null ? null : index.repeatingLoop(attempt);
      if (handler != null
          && loop != null
          && isOpenEnded(index, loop)
          && sends(index, attempt.getBlock())
          && !leaves(index, attempt.getBlock())
          && isSwallowed(index, handler)) {
        findings.report(BodyMessage.SWALLOWED_ABANDON, handler.getParameter());
      }
    }
  }

  /**
   * The handler that gets the exception of an abandoned channel, or null. One that also gets the
   * interrupt has a greater problem, which is reported as that.
   */
  private static @Nullable CatchTree handler(ClassIndex index, TryTree attempt) {
    boolean interrupts = true;
    for (CatchTree handler : attempt.getCatches()) {
      boolean interrupted = ExpectedExceptions.catches(index, handler, INTERRUPTED);
      if (ExpectedExceptions.catches(index, handler, ABANDONED)) {
        return interrupted && interrupts ? null : handler;
      }
      interrupts &= !interrupted;
    }
    return null;
  }

  /** Whether a loop has no end of its own, or ends with what it receives. */
  private static boolean isOpenEnded(ClassIndex index, Tree loop) {
    return Syntax.isEndless(loop)
        || loop instanceof WhileLoopTree
        || (loop instanceof EnhancedForLoopTree range
            && index.channels().isChannel(index.attribution().type(range.getExpression())));
  }

  private static boolean sends(ClassIndex index, BlockTree block) {
    return index.invocations(block).stream()
        .filter(call -> Objects.equals(index.body(call), index.body(block)))
        .anyMatch(call -> index.operation(call) == Operation.SEND);
  }

  private static boolean leaves(ClassIndex index, Tree tree) {
    return index.contains(tree, Tree.Kind.RETURN)
        || index.contains(tree, Tree.Kind.BREAK)
        || index.contains(tree, Tree.Kind.YIELD);
  }

  /** Whether a handler neither leaves nor looks at what it has caught nor notes it anywhere. */
  private static boolean isSwallowed(ClassIndex index, CatchTree handler) {
    return !leaves(index, handler)
        && !index.contains(handler, Tree.Kind.THROW)
        && !index.contains(handler, Tree.Kind.INSTANCE_OF)
        && index.completes(handler.getBlock())
        && index.trees(Tree.Kind.ASSIGNMENT, handler).isEmpty()
        && index.invocations(handler).stream().allMatch(call -> Handlers.isHarmless(index, call));
  }
}
