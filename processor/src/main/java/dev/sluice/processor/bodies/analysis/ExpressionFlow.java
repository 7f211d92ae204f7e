package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Walks expressions and declarations in the order in which they run: what a call, an assignment or
 * a branch inside of them does to what is known.
 */
abstract class ExpressionFlow extends TreeScanner<@Nullable Void, @Nullable Void> {
  final ClassIndex index;
  final Transfer transfer;
  final FlowCheck check;
  final ControlFlow paths;

  ExpressionFlow(ClassIndex index, Transfer transfer, FlowCheck check) {
    this.index = index;
    this.transfer = transfer;
    this.check = check;
    this.paths = new ControlFlow(this::leave, finalizer -> scan(finalizer, null));
  }

  private void leave(Tree at, State state, boolean reporting) {
    if (reporting) {
      check.exit(at, state);
    }
  }

  /** Calls may be chained, {@code a.b().c().d()}, for as long as anybody likes. */
  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    Deque<MethodInvocationTree> chain = new ArrayDeque<>();
    ExpressionTree at = call;
    while (at instanceof MethodInvocationTree link) {
      chain.push(link);
      ExpressionTree receiver = ClassIndex.receiver(link);
      at = receiver == null ? link.getMethodSelect() : receiver;
    }
    scan(at, null);
    for (MethodInvocationTree link : chain) {
      scan(link.getArguments(), null);
      call(link);
    }
    return null;
  }

  private void call(MethodInvocationTree call) {
    paths.mayThrow();
    if (!paths.state.isLive()) {
      return;
    }
    Lock released = Locks.isAcquired(call) ? null : Locks.lock(index, call);
    if (released != null) {
      check.unlock(released, paths.state);
    }
    if (paths.isReporting()) {
      check.call(call, paths.state);
    }
    transfer.call(call, paths.state);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void unused) {
    scan(creation.getEnclosingExpression(), null);
    scan(creation.getArguments(), null);
    scan(creation.getClassBody(), null);
    paths.mayThrow();
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void unused) {
    transfer.meet(lambda, paths.state);
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
    transfer.meet(type, paths.state);
    return null;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void unused) {
    transfer.meet(identifier, paths.state);
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void unused) {
    transfer.meet(select, paths.state);
    return super.visitMemberSelect(select, null);
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
    if (paths.isReporting()) {
      check.assign(assignment, paths.state);
    }
    VariableElement variable = index.variable(target);
    if (variable != null) {
      paths.state.forget(variable);
    }
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
    scan(variable.getInitializer(), null);
    if (index.attribution().element(variable) instanceof VariableElement element) {
      if (paths.isReporting()) {
        check.declare(variable, paths.state);
      }
      paths.state.forget(element);
    }
    return null;
  }
}
