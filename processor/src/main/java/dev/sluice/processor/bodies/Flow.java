package dev.sluice.processor.bodies;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
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
  private final Deque<Jump> targets = new ArrayDeque<>();
  private final Deque<BlockTree> finalizers = new ArrayDeque<>();
  private final Deque<Catcher> catchers = new ArrayDeque<>();
  private State state = State.entry();
  private State exit = State.dead();
  private int silent;
  private int finallyDepth;

  /** Where break and continue lead, and what is known there so far. */
  private static final class Jump {
    final Tree target;
    final @Nullable Name label;
    final int finalizers;
    State broken = State.dead();
    State continued = State.dead();

    Jump(Tree target, @Nullable Name label, int finalizers) {
      this.target = target;
      this.label = label;
      this.finalizers = finalizers;
    }
  }

  /** What is known at the places of a try block from which an exception may come. */
  private static final class Catcher {
    State thrown = State.dead();
  }

  private Flow(Source source, Transfer transfer) {
    this.source = source;
    this.transfer = transfer;
  }

  /** Walks a body and returns what is known where it ends normally. */
  static State run(Source source, Body body, Transfer transfer) {
    Flow flow = new Flow(source, transfer);
    switch (body.tree()) {
      case MethodTree method -> {
        Object monitor = Locks.monitor(source, method);
        if (monitor != null) {
          flow.state.add(Fact.Kind.HELD, monitor, method);
        }
        flow.scan(method.getBody(), null);
      }
      case LambdaExpressionTree lambda -> flow.scan(lambda.getBody(), null);
      case VariableTree field -> flow.scan(field.getInitializer(), null);
      default -> flow.scan(body.tree(), null);
    }
    flow.leave(body.tree(), flow.state);
    return flow.exit;
  }

  private void leave(Tree at, State leaving) {
    if (leaving.isLive()) {
      transfer.exit(at, leaving, silent == 0);
      exit = exit.join(leaving);
    }
  }

  // ---- Expressions

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    super.visitMethodInvocation(call, null);
    mayThrow();
    if (state.isLive()) {
      Object lock = Locks.lock(source, call);
      if (lock != null && Locks.isAcquired(call)) {
        state.add(Fact.Kind.HELD, lock, call);
      } else if (lock != null) {
        state.remove(Fact.Kind.HELD, lock);
      }
      transfer.call(call, state, silent == 0);
    }
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void unused) {
    scan(creation.getEnclosingExpression(), null);
    scan(creation.getArguments(), null);
    mayThrow();
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
        branch(() -> walk(binary.getRightOperand()), () -> state);
      }
      default -> super.visitBinary(binary, null);
    }
    return null;
  }

  @Override
  public @Nullable Void visitConditionalExpression(
      ConditionalExpressionTree conditional, @Nullable Void unused) {
    scan(conditional.getCondition(), null);
    branch(
        () -> walk(conditional.getTrueExpression()), () -> walk(conditional.getFalseExpression()));
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
    if (!state.isLive()) {
      return;
    }
    transfer.assign(assignment, state, silent == 0);
    VariableElement variable = source.variable(target);
    if (variable != null) {
      state.forget(variable);
    }
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
    scan(variable.getInitializer(), null);
    Element element = source.attribution().element(variable);
    if (element != null) {
      state.forget(element);
    }
    return null;
  }

  // ---- Statements

  @Override
  public @Nullable Void visitIf(IfTree statement, @Nullable Void unused) {
    scan(statement.getCondition(), null);
    branch(() -> walk(statement.getThenStatement()), () -> walk(statement.getElseStatement()));
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
    State before = state.copy();
    Jump jump = push(tree);
    State fallen = State.dead();
    for (CaseTree label : cases) {
      state = guarded(before.copy()).join(fallen);
      scan(label.getLabels(), null);
      scan(label.getGuard(), null);
      if (label.getStatements() != null) {
        scan(label.getStatements(), null);
        fallen = state;
      } else {
        scan(label.getBody(), null);
        jump.broken = jump.broken.join(state);
        fallen = State.dead();
      }
    }
    targets.pop();
    state = jump.broken.join(fallen);
    if (!complete) {
      state = state.join(before);
    }
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree loop, @Nullable Void unused) {
    loop(
        loop,
        () -> {
          scan(loop.getCondition(), null);
          State after = Syntax.isEndless(loop) ? State.dead() : state.copy();
          state = guarded(state);
          scan(loop.getStatement(), null);
          return after;
        },
        () -> {});
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree loop, @Nullable Void unused) {
    scan(loop.getInitializer(), null);
    loop(
        loop,
        () -> {
          scan(loop.getCondition(), null);
          State after = Syntax.isEndless(loop) ? State.dead() : state.copy();
          state = guarded(state);
          scan(loop.getStatement(), null);
          return after;
        },
        () -> scan(loop.getUpdate(), null));
    return null;
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree loop, @Nullable Void unused) {
    State[] after = {State.dead()};
    loop(
        loop,
        () -> {
          after[0] = State.dead();
          scan(loop.getStatement(), null);
          return State.dead();
        },
        () -> {
          scan(loop.getCondition(), null);
          after[0] = Syntax.isEndless(loop) ? State.dead() : state.copy();
        });
    state = state.join(after[0]);
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree loop, @Nullable Void unused) {
    scan(loop.getExpression(), null);
    mayThrow();
    if (state.isLive()) {
      transfer.range(loop, state, silent == 0);
    }
    loop(
        loop,
        () -> {
          State after = state.copy();
          if (after.isLive()) {
            transfer.rangeEnd(loop, after);
          }
          state = guarded(state);
          scan(loop.getVariable(), null);
          scan(loop.getStatement(), null);
          return after;
        },
        () -> {});
    return null;
  }

  /** Walks a loop. The body returns what is known where the loop ends by itself. */
  private void loop(Tree loop, Supplier<State> body, Runnable update) {
    State before = state.copy();
    silent++;
    Jump first = push(loop);
    State unused = body.get();
    targets.pop();
    state = state.join(first.continued);
    update.run();
    silent--;
    state = before.join(state);
    Jump jump = push(loop);
    State after = body.get();
    targets.pop();
    state = state.join(jump.continued);
    update.run();
    state = after.join(jump.broken);
  }

  @Override
  public @Nullable Void visitLabeledStatement(LabeledStatementTree labeled, @Nullable Void unused) {
    Jump jump = new Jump(labeled.getStatement(), labeled.getLabel(), finalizers.size());
    targets.push(jump);
    scan(labeled.getStatement(), null);
    targets.pop();
    state = state.join(jump.broken);
    return null;
  }

  private Jump push(Tree target) {
    Jump jump = new Jump(target, null, finalizers.size());
    targets.push(jump);
    return jump;
  }

  @Override
  public @Nullable Void visitBreak(BreakTree statement, @Nullable Void unused) {
    Jump jump = target(statement.getLabel(), true);
    if (jump != null) {
      unwind(jump.finalizers);
      jump.broken = jump.broken.join(state);
    }
    state.die();
    return null;
  }

  @Override
  public @Nullable Void visitContinue(ContinueTree statement, @Nullable Void unused) {
    Jump jump = target(statement.getLabel(), false);
    if (jump != null) {
      unwind(jump.finalizers);
      jump.continued = jump.continued.join(state);
    }
    state.die();
    return null;
  }

  @Override
  public @Nullable Void visitYield(YieldTree statement, @Nullable Void unused) {
    scan(statement.getValue(), null);
    for (Jump jump : targets) {
      if (jump.target instanceof SwitchExpressionTree) {
        unwind(jump.finalizers);
        jump.broken = jump.broken.join(state);
        break;
      }
    }
    state.die();
    return null;
  }

  private @Nullable Jump target(@Nullable Name label, boolean isBreak) {
    Jump found = null;
    for (Jump jump : targets) {
      if (label == null) {
        boolean fits = Syntax.isLoop(jump.target) || (isBreak && jump.target instanceof SwitchTree);
        if (fits && jump.label == null) {
          return jump;
        }
      } else {
        if (jump.label == null && Syntax.isLoop(jump.target)) {
          found = jump; // the loop that the label would name, if the next target is its label
        } else if (label.equals(jump.label)) {
          boolean own = found != null && found.target == jump.target;
          return own && !isBreak ? found : jump;
        } else {
          found = null;
        }
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree statement, @Nullable Void unused) {
    scan(statement.getExpression(), null);
    unwind(0);
    leave(statement, state);
    state.die();
    return null;
  }

  @Override
  public @Nullable Void visitThrow(ThrowTree statement, @Nullable Void unused) {
    scan(statement.getExpression(), null);
    mayThrow();
    state.die();
    return null;
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree statement, @Nullable Void unused) {
    scan(statement.getExpression(), null);
    Object lock = Locks.monitor(source, statement);
    boolean entered = lock != null && state.always(Fact.Kind.HELD, lock) == null;
    if (lock != null && entered) {
      state.add(Fact.Kind.HELD, lock, statement);
    }
    scan(statement.getBlock(), null);
    if (lock != null && entered) {
      state.remove(Fact.Kind.HELD, lock);
    }
    return null;
  }

  @Override
  public @Nullable Void visitTry(TryTree statement, @Nullable Void unused) {
    BlockTree finalizer = statement.getFinallyBlock();
    if (finalizer != null) {
      finalizers.push(finalizer);
    }
    Catcher outer = new Catcher();
    catchers.push(outer);
    Catcher inner = new Catcher();
    catchers.push(inner);
    inner.thrown = state.copy();
    scan(statement.getResources(), null);
    scan(statement.getBlock(), null);
    catchers.pop();
    State normal = state;
    outer.thrown = outer.thrown.join(inner.thrown);
    for (CatchTree handler : statement.getCatches()) {
      state = guarded(inner.thrown.copy());
      scan(handler.getBlock(), null);
      normal = normal.join(state);
    }
    catchers.pop();
    if (finalizer == null) {
      state = normal;
      thrown(outer.thrown);
      return null;
    }
    finalizers.pop();
    State exceptional = outer.thrown.copy();
    state = exceptional;
    silent++;
    finalizer(finalizer);
    silent--;
    thrown(state);
    state = normal.isLive() ? normal : outer.thrown.copy();
    finalizer(finalizer);
    if (!normal.isLive()) {
      state.die();
    }
    return null;
  }

  private void finalizer(BlockTree block) {
    finallyDepth++;
    scan(block, null);
    finallyDepth--;
  }

  /** Runs the finally blocks that a jump leaves, in silence, innermost first. */
  private void unwind(int depth) {
    Deque<BlockTree> left = new ArrayDeque<>();
    silent++;
    while (finalizers.size() > depth) {
      BlockTree block = finalizers.pop();
      left.push(block);
      finalizer(block);
    }
    silent--;
    left.forEach(finalizers::push);
  }

  private void mayThrow() {
    thrown(state);
  }

  private void thrown(State from) {
    Catcher catcher = catchers.peek();
    if (catcher != null && from.isLive()) {
      catcher.thrown = catcher.thrown.join(from);
    }
  }

  // ---- Branches

  private void branch(Supplier<State> left, Supplier<State> right) {
    State before = state.copy();
    state = guarded(state);
    State first = left.get();
    state = guarded(before);
    state = first.join(right.get());
  }

  private State walk(@Nullable Tree tree) {
    if (tree != null) {
      scan(tree, null);
    }
    return state;
  }

  /**
   * What is known inside a branch. In a finally block a condition may ask just whether the try
   * block has come to its close already, so that fact is not carried into its branches.
   */
  private State guarded(State entering) {
    if (finallyDepth > 0) {
      entering.removeAll(Fact.Kind.CLOSED);
    }
    return entering;
  }

  /** Whether a statement can come to its end, so that the one after it runs. */
  static boolean completes(Source source, @Nullable StatementTree statement) {
    if (statement == null) {
      return true;
    }
    Flow flow = new Flow(source, new Transfer() {});
    flow.scan(statement, null);
    return flow.state.isLive();
  }

  /** Whether a body can return: it does not only run for ever or throw. */
  static boolean returns(Source source, Body body) {
    return run(source, body, new Transfer() {}).isLive();
  }
}
