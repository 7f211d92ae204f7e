package dev.sluice.processor.bodies;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Walks one body in the order in which it runs and tells a {@link Transfer} what is known at every
 * place.
 *
 * <p>Where paths meet, a fact holds always if it held on each of them. A loop's body is walked
 * twice: first in silence to find out what comes round, then with what holds however often it came
 * round. A finally block is walked on each way that leads through it. Conditions are not evaluated,
 * except that {@code while (true)} never ends by itself. Lambdas and classes inside are bodies of
 * their own.
 */
final class Flow extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Source source;
  private final Transfer transfer;
  private final Paths paths;

  private Flow(Source source, Transfer transfer) {
    this.source = source;
    this.transfer = transfer;
    this.paths = new Paths(transfer, finalizer -> scan(finalizer, null));
  }

  /** Walks a body and returns what is known where it ends normally. */
  static State run(Source source, Body body, Transfer transfer) {
    Flow flow = new Flow(source, transfer);
    switch (body.tree()) {
      case MethodTree method -> {
        Object monitor = Locks.monitor(source, method);
        if (monitor != null) {
          flow.paths.state.add(Fact.Kind.HELD, monitor, method);
        }
        flow.scan(method.getBody(), null);
      }
      case LambdaExpressionTree lambda -> flow.scan(lambda.getBody(), null);
      case VariableTree field -> flow.scan(field.getInitializer(), null);
      default -> flow.scan(body.tree(), null);
    }
    flow.paths.leave(body.tree());
    return flow.paths.exit();
  }

  // ---- Expressions

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    super.visitMethodInvocation(call, null);
    paths.mayThrow();
    if (paths.state.isLive()) {
      Object lock = Locks.lock(source, call);
      if (lock != null && Locks.isAcquired(call)) {
        paths.state.add(Fact.Kind.HELD, lock, call);
      } else if (lock != null) {
        transfer.unlock(lock, paths.state);
        paths.state.remove(Fact.Kind.HELD, lock);
      }
      transfer.call(call, paths.state, paths.isReporting());
    }
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void unused) {
    scan(creation.getEnclosingExpression(), null);
    scan(creation.getArguments(), null);
    paths.mayThrow();
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void unused) {
    switch (binary.getKind()) {
      case CONDITIONAL_AND, CONDITIONAL_OR -> {
        scan(binary.getLeftOperand(), null);
        paths.branch(() -> scan(binary.getRightOperand(), null), () -> {});
      }
      default -> super.visitBinary(binary, null);
    }
    return null;
  }

  @Override
  public @Nullable Void visitConditionalExpression(
      ConditionalExpressionTree conditional, @Nullable Void unused) {
    scan(conditional.getCondition(), null);
    paths.branch(
        () -> scan(conditional.getTrueExpression(), null),
        () -> scan(conditional.getFalseExpression(), null));
    return null;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void unused) {
    super.visitAssignment(assignment, null);
    assigned(assignment, assignment.getVariable());
    return null;
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree assignment, @Nullable Void unused) {
    super.visitCompoundAssignment(assignment, null);
    assigned(assignment, assignment.getVariable());
    return null;
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree unary, @Nullable Void unused) {
    super.visitUnary(unary, null);
    switch (unary.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          assigned(unary, unary.getExpression());
      default -> {}
    }
    return null;
  }

  private void assigned(Tree assignment, ExpressionTree target) {
    if (!paths.state.isLive()) {
      return;
    }
    transfer.assign(assignment, paths.state, paths.isReporting());
    VariableElement variable = source.variable(target);
    if (variable != null) {
      paths.state.forget(variable);
    }
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
    scan(variable.getInitializer(), null);
    Element element = source.attribution().element(variable);
    if (element != null) {
      paths.state.forget(element);
    }
    return null;
  }

  // ---- Statements

  @Override
  public @Nullable Void visitIf(IfTree statement, @Nullable Void unused) {
    scan(statement.getCondition(), null);
    paths.branch(
        () -> scan(statement.getThenStatement(), null),
        () -> scan(statement.getElseStatement(), null));
    return null;
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree statement, @Nullable Void unused) {
    scan(statement.getExpression(), null);
    boolean complete = statement.getCases().stream().anyMatch(Flow::isDefault);
    cases(statement, statement.getCases(), complete);
    return null;
  }

  @Override
  public @Nullable Void visitSwitchExpression(
      SwitchExpressionTree expression, @Nullable Void unused) {
    scan(expression.getExpression(), null);
    cases(expression, expression.getCases(), true);
    return null;
  }

  private static boolean isDefault(CaseTree label) {
    return label.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
  }

  private void cases(Tree tree, List<? extends CaseTree> cases, boolean complete) {
    State before = paths.state.copy();
    paths.breakable(
        tree,
        null,
        () -> {
          State done = State.dead();
          State fallen = State.dead();
          for (CaseTree label : cases) {
            paths.state = before.copy();
            paths.guard();
            paths.state = paths.state.join(fallen);
            scan(label.getLabels(), null);
            scan(label.getGuard(), null);
            if (label.getStatements() != null) {
              scan(label.getStatements(), null);
              fallen = paths.state;
            } else {
              scan(label.getBody(), null);
              done = done.join(paths.state);
              fallen = State.dead();
            }
          }
          paths.state = done.join(fallen);
        });
    if (!complete) {
      paths.state = paths.state.join(before);
    }
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree loop, @Nullable Void unused) {
    paths.loop(
        loop,
        () -> {
          scan(loop.getCondition(), null);
          State after = Syntax.isEndless(loop) ? State.dead() : paths.state.copy();
          paths.guard();
          scan(loop.getStatement(), null);
          return after;
        },
        () -> {});
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree loop, @Nullable Void unused) {
    scan(loop.getInitializer(), null);
    paths.loop(
        loop,
        () -> {
          scan(loop.getCondition(), null);
          State after = Syntax.isEndless(loop) ? State.dead() : paths.state.copy();
          paths.guard();
          scan(loop.getStatement(), null);
          return after;
        },
        () -> scan(loop.getUpdate(), null));
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree loop, @Nullable Void unused) {
    State[] after = {State.dead()};
    paths.loop(
        loop,
        () -> {
          after[0] = State.dead();
          scan(loop.getStatement(), null);
          return State.dead();
        },
        () -> {
          scan(loop.getCondition(), null);
          after[0] = Syntax.isEndless(loop) ? State.dead() : paths.state.copy();
        });
    paths.state = paths.state.join(after[0]);
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree loop, @Nullable Void unused) {
    scan(loop.getExpression(), null);
    paths.mayThrow();
    if (paths.state.isLive()) {
      transfer.range(loop, paths.state, paths.isReporting());
    }
    paths.loop(
        loop,
        () -> {
          State after = paths.state.copy();
          if (after.isLive()) {
            transfer.rangeEnd(loop, after);
          }
          paths.guard();
          scan(loop.getVariable(), null);
          scan(loop.getStatement(), null);
          return after;
        },
        () -> {});
    return null;
  }

  @Override
  public @Nullable Void visitLabeledStatement(LabeledStatementTree labeled, @Nullable Void unused) {
    StatementTree statement = labeled.getStatement();
    paths.breakable(statement, labeled.getLabel(), () -> scan(statement, null));
    return null;
  }

  @Override
  public @Nullable Void visitBreak(BreakTree statement, @Nullable Void unused) {
    paths.breakOut(statement.getLabel());
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree statement, @Nullable Void unused) {
    paths.continueTo(statement.getLabel());
    return null;
  }

  @Override
  public @Nullable Void visitYield(YieldTree statement, @Nullable Void unused) {
    scan(statement.getValue(), null);
    paths.yieldOut();
    return null;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree statement, @Nullable Void unused) {
    scan(statement.getExpression(), null);
    paths.leaveBy(statement);
    return null;
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree statement, @Nullable Void unused) {
    scan(statement.getExpression(), null);
    paths.mayThrow();
    paths.state.die();
    return null;
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree statement, @Nullable Void unused) {
    scan(statement.getExpression(), null);
    Object lock = Locks.monitor(source, statement);
    boolean entered = lock != null && paths.state.always(Fact.Kind.HELD, lock) == null;
    if (lock != null && entered) {
      paths.state.add(Fact.Kind.HELD, lock, statement);
    }
    scan(statement.getBlock(), null);
    if (lock != null && entered) {
      paths.state.remove(Fact.Kind.HELD, lock);
    }
    return null;
  }

  @Override
  public @Nullable Void visitTry(TryTree statement, @Nullable Void unused) {
    List<Runnable> handlers = new ArrayList<>();
    for (CatchTree handler : statement.getCatches()) {
      handlers.add(() -> scan(handler.getBlock(), null));
    }
    paths.attempt(
        () -> {
          scan(statement.getResources(), null);
          scan(statement.getBlock(), null);
        },
        handlers,
        statement.getFinallyBlock());
    return null;
  }

  /** Whether a statement can come to its end, so that the one after it runs. */
  static boolean completes(Source source, @Nullable StatementTree statement) {
    if (statement == null) {
      return true;
    }
    Flow flow = new Flow(source, new Transfer() {});
    flow.scan(statement, null);
    return flow.paths.state.isLive();
  }

  /** Whether a body can return: it does not only run for ever or throw. */
  static boolean returns(Source source, Body body) {
    return run(source, body, new Transfer() {}).isLive();
  }
}
