package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks one body in the order in which it runs, lets a {@link Transfer} follow what is known at
 * every place, and shows it to a {@link FlowCheck}.
 *
 * <p>Where paths meet, a fact holds always if it held on each of them. A loop is walked until
 * nothing new comes round. A finally block is walked on each way that leads through it. Conditions
 * are not evaluated, except that {@code while (true)} never ends by itself. Lambdas and classes
 * inside are bodies of their own.
 */
final class Flow extends ExpressionFlow {
  private static final Transfer NO_FACTS = new Transfer() {};
  private static final FlowCheck NO_CHECK = new FlowCheck() {};

  private Flow(ClassIndex index, Transfer transfer, FlowCheck check) {
    super(index, transfer, check);
  }

  /** Walks a body and returns what is known where it ends normally. */
  static State run(ClassIndex index, Body body, Transfer transfer, FlowCheck check) {
    Flow flow = new Flow(index, transfer, check);
    flow.paths.passes(index.hasLoops(body), () -> flow.walk(body));
    return flow.paths.exit();
  }

  /** Whether a body can return: it does not only run for ever or throw. */
  static boolean returns(ClassIndex index, Body body) {
    return run(index, body, NO_FACTS, NO_CHECK).isLive();
  }

  /** Whether a statement can come to its end, so that the one after it runs. */
  static boolean completes(ClassIndex index, StatementTree statement) {
    Flow flow = new Flow(index, NO_FACTS, NO_CHECK);
    flow.scan(statement, null);
    return flow.paths.state.isLive();
  }

  private void walk(Body body) {
    switch (body.tree()) {
      case MethodTree method -> {
        Lock monitor = Locks.monitor(index, method);
        if (monitor != null) {
          paths.state.add(FactKind.HELD, monitor, method);
        }
        scan(method.getBody(), null);
      }
      case LambdaExpressionTree lambda -> scan(lambda.getBody(), null);
      case VariableTree field -> scan(field.getInitializer(), null);
      default -> scan(body.tree(), null);
    }
    paths.leave(body.tree());
  }

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
      if (paths.isReporting()) {
        check.range(loop, paths.state);
      }
      transfer.range(loop, paths.state);
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
    paths.breakOut(statement, statement.getLabel());
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree statement, @Nullable Void unused) {
    paths.continueTo(statement, statement.getLabel());
    return null;
  }

  @Override
  public @Nullable Void visitYield(YieldTree statement, @Nullable Void unused) {
    scan(statement.getValue(), null);
    paths.yieldOut(statement);
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
    Lock lock = Locks.monitor(index, statement);
    boolean entered = lock != null && paths.state.always(FactKind.HELD, lock) == null;
    if (lock != null && entered) {
      paths.state.add(FactKind.HELD, lock, statement);
    }
    scan(statement.getBlock(), null);
    if (lock != null && entered) {
      paths.state.remove(FactKind.HELD, lock);
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
}
