package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import javax.lang.model.element.VariableElement;

/** A loop that counts from one constant up to another is so many rounds. */
final class CountedLoop {
  private static final int MAX_ROUNDS = 8;

  private CountedLoop() {}

  /**
   * How often the loop runs.
   *
   * @throws NotStraight if that is not constant, or too often
   */
  static int rounds(ClassIndex index, ForLoopTree loop) {
    if (loop.getInitializer().size() == 1
        && loop.getInitializer().get(0) instanceof VariableTree counter
        && counter.getInitializer() != null
        && index.attribution().element(counter) instanceof VariableElement variable
        && loop.getCondition() != null
        && Syntax.bare(loop.getCondition()) instanceof BinaryTree condition
        && condition.getKind() == Tree.Kind.LESS_THAN
        && variable.equals(index.variable(condition.getLeftOperand()))
        && index.writes(variable).size() == 1
        && loop.getUpdate().size() == 1
        && loop.getUpdate().get(0).getExpression() instanceof UnaryTree update
        && (update.getKind() == Tree.Kind.POSTFIX_INCREMENT
            || update.getKind() == Tree.Kind.PREFIX_INCREMENT)
        && variable.equals(index.variable(update.getExpression()))) {
      int rounds = constant(condition.getRightOperand()) - constant(counter.getInitializer());
      if (rounds <= MAX_ROUNDS) {
        return Math.max(0, rounds);
      }
    }
    throw new NotStraight();
  }

  /**
   * The value of a literal.
   *
   * @throws NotStraight if the expression is none
   */
  static int constant(ExpressionTree expression) {
    if (Syntax.bare(expression) instanceof LiteralTree literal
        && literal.getValue() instanceof Integer number) {
      return number;
    }
    throw new NotStraight();
  }
}
