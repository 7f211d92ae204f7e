package dev.sluice.processor.bodies;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import dev.sluice.processor.diagnostic.Message;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A caught {@code InterruptedException} after which a stage goes on: it cannot be cancelled.
 * Outside of stages only where the next round of a loop swallows it again.
 */
final class SwallowedInterrupt implements BodyRule {
  private static final Set<String> INTERRUPTED = Set.of("java.lang.InterruptedException");
  private static final Set<String> EVERYTHING =
      Set.of("java.lang.Exception", "java.lang.Throwable");
  private static final Set<String> LOGGING =
      Set.of(
          "println",
          "print",
          "printf",
          "printStackTrace",
          "getMessage",
          "toString",
          "log",
          "trace",
          "debug",
          "info",
          "warn",
          "warning",
          "error",
          "severe",
          "fine",
          "finer",
          "finest");

  @Override
  public void check(Source source, Reporter reporter) {
    for (Tree tree : source.trees(Tree.Kind.CATCH)) {
      CatchTree handler = (CatchTree) tree;
      if (source.parent(handler) instanceof TryTree attempt
          && catchesInterrupt(source, handler, attempt)
          && waitsForChannel(source, attempt.getBlock())
          && goesOn(source, handler)
          && isSwallowed(source, handler)) {
        reporter.report(Message.SWALLOWED_INTERRUPT, handler.getParameter());
      }
    }
  }

  /** Whether a handler names the exception, or in a stage's loop swallows it with all others. */
  private static boolean catchesInterrupt(Source source, CatchTree handler, TryTree attempt) {
    if (Guards.catches(source, handler, INTERRUPTED)) {
      return true;
    }
    return Guards.catches(source, handler, EVERYTHING)
        && source.stages().enclosing(attempt) != null
        && source.repeatingLoop(attempt) != null
        && attempt.getCatches().stream()
            .noneMatch(other -> Guards.catches(source, other, INTERRUPTED));
  }

  private static boolean waitsForChannel(Source source, BlockTree block) {
    return source.invocations().stream()
        .filter(call -> source.isWithin(call, block))
        .anyMatch(
            call -> {
              Operation operation = source.operation(call);
              return (operation != null && operation.blocks())
                  || source.isCall(call, Api.SELECT, "await")
                  || source.isCall(call, Api.WAIT_GROUP, "await");
            });
  }

  /** Whether something runs after the handler that would not if it returned. */
  private static boolean goesOn(Source source, CatchTree handler) {
    if (!Flow.completes(source, handler.getBlock())
        && !source.contains(handler, Tree.Kind.CONTINUE)) {
      return false;
    }
    Tree attempt = Objects.requireNonNull(source.parent(handler));
    if (source.repeatingLoop(attempt) != null) {
      return true;
    }
    return source.stages().enclosing(attempt) != null && isFollowed(source, attempt);
  }

  private static boolean isFollowed(Source source, Tree statement) {
    Tree inner = statement;
    for (Tree at = source.parent(statement);
        at != null && !source.bodyOf.containsKey(inner);
        at = source.parent(at)) {
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
  private static boolean isSwallowed(Source source, CatchTree handler) {
    boolean notes =
        source.trees(Tree.Kind.ASSIGNMENT).stream()
            .anyMatch(tree -> tree instanceof AssignmentTree && source.isWithin(tree, handler));
    return !notes
        && source.invocations().stream()
            .filter(call -> source.isWithin(call, handler))
            .allMatch(SwallowedInterrupt::isLogging);
  }

  private static boolean isLogging(MethodInvocationTree call) {
    ExpressionTree select = call.getMethodSelect();
    String name = select.toString();
    return LOGGING.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
