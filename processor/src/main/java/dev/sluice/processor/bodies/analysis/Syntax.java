package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small questions about the form of a tree. */
public final class Syntax {
  private Syntax() {}

  /** The expression without parentheses and casts. */
  public static @Nullable Tree bare(@Nullable Tree tree) {
    Tree at = tree;
    while (true) {
      if (at instanceof ParenthesizedTree parenthesized) {
        at = parenthesized.getExpression();
      } else if (at instanceof TypeCastTree cast) {
        at = cast.getExpression();
      } else {
        return at;
      }
    }
  }

  public static boolean isLoop(Tree tree) {
    return tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree
        || tree instanceof ForLoopTree
        || tree instanceof EnhancedForLoopTree;
  }

  /** Whether a loop ends only by leaving it: its condition is absent or the literal true. */
  public static boolean isEndless(Tree loop) {
    return switch (loop) {
      case WhileLoopTree whileLoop -> isTrue(whileLoop.getCondition());
      case DoWhileLoopTree doLoop -> isTrue(doLoop.getCondition());
      case ForLoopTree forLoop -> forLoop.getCondition() == null || isTrue(forLoop.getCondition());
      default -> false;
    };
  }

  /** Whether a loop runs one of its parts again and again, and not just once before it starts. */
  public static boolean repeats(Tree loop, Tree part) {
    return switch (loop) {
      case ForLoopTree forLoop -> !forLoop.getInitializer().contains(part);
      case EnhancedForLoopTree forLoop -> forLoop.getExpression() != part;
      default -> true;
    };
  }

  /** What a loop repeats, or null for what is no loop. */
  public static @Nullable StatementTree body(Tree loop) {
    return switch (loop) {
      case WhileLoopTree whileLoop -> whileLoop.getStatement();
      case DoWhileLoopTree doLoop -> doLoop.getStatement();
      case ForLoopTree forLoop -> forLoop.getStatement();
      case EnhancedForLoopTree forLoop -> forLoop.getStatement();
      default -> null;
    };
  }

  /** Whether a break within a loop leaves it, and not just a loop or a switch within it. */
  public static boolean breaksOut(Tree loop) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, Integer>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, Integer depth) {
        boolean takesBreaks = tree != null && (isLoop(tree) || tree instanceof SwitchTree);
        boolean other = tree instanceof LambdaExpressionTree || tree instanceof ClassTree;
        return other ? null : super.scan(tree, takesBreaks ? depth + 1 : depth);
      }

      @Override
      public @Nullable Void visitBreak(BreakTree statement, Integer depth) {
        found[0] |= depth == 1 || statement.getLabel() != null;
        return null;
      }
    }.scan(loop, 0);
    return found[0];
  }

  public static boolean isTrue(@Nullable ExpressionTree condition) {
    return bare(condition) instanceof LiteralTree literal
        && Boolean.TRUE.equals(literal.getValue());
  }

  /** The types that a catch clause names, one or the alternatives of a union. */
  public static List<? extends Tree> caught(CatchTree handler) {
    Tree type = handler.getParameter().getType();
    return type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
  }

  /** What an assignment, a compound one, or an increment changes, or null for other trees. */
  public static @Nullable ExpressionTree assignedTarget(Tree tree) {
    return switch (tree) {
      case AssignmentTree plain -> plain.getVariable();
      case CompoundAssignmentTree compound -> compound.getVariable();
      case UnaryTree unary -> unary.getExpression();
      default -> null;
    };
  }

  /** The right side of an assignment, or null for what is none. */
  public static @Nullable ExpressionTree assignedValue(Tree tree) {
    return tree instanceof AssignmentTree assignment ? assignment.getExpression() : null;
  }

  /** Whether an expression is a literal, perhaps with a sign. */
  public static boolean isLiteral(@Nullable Tree expression) {
    Tree bare = bare(expression);
    return bare instanceof LiteralTree
        || (bare instanceof UnaryTree unary && bare(unary.getExpression()) instanceof LiteralTree);
  }

  /** Whether a call has the form {@code x.close()}. */
  public static boolean isClose(MethodInvocationTree call) {
    return call.getArguments().isEmpty()
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("close");
  }
}
