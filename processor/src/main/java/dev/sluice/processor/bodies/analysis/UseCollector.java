package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Follows one channel through aliases, views and private helpers. */
public final class UseCollector {
  private final ClassIndex index;
  private final List<ChannelUse> operations = new ArrayList<>();
  private final Set<Followed> followed = new HashSet<>();
  private boolean escaped;

  private record Followed(VariableElement variable, @Nullable Body caller) {}

  UseCollector(ClassIndex index) {
    this.index = index;
  }

  ChannelUses collect(VariableElement root) {
    follow(root, null);
    return new ChannelUses(List.copyOf(operations), escaped);
  }

  private void follow(VariableElement variable, @Nullable Body caller) {
    if (!followed.add(new Followed(variable, caller))) {
      return;
    }
    if (!index.channels().isStable(variable)) {
      escaped = true;
      return;
    }
    for (ExpressionTree use : index.uses(variable)) {
      classify(use, caller);
    }
    for (VariableElement alias : index.channels().aliases(variable)) {
      follow(alias, caller);
    }
  }

  private void classify(Tree use, @Nullable Body caller) {
    Tree parent = index.parent(use);
    switch (parent) {
      case ParenthesizedTree around -> classify(around, caller);
      case TypeCastTree cast -> classify(cast, caller);
      case MemberSelectTree select when select.getExpression() == use -> select(select, caller);
      case MemberReferenceTree reference -> reference(reference, caller);
      case EnhancedForLoopTree loop when loop.getExpression() == use ->
          add(Operation.RANGE, loop, caller);
      case VariableTree alias -> {
        if (!(index.attribution().element(alias) instanceof VariableElement variable)
            || index.channels().root(alias.getInitializer()) == null
            || !index.channels().isStable(variable)) {
          escaped = true;
        }
      }
      case BinaryTree comparison -> {}
      case AssignmentTree assignment when assignment.getVariable() == use -> {}
      case ExpressionStatementTree statement -> {}
      case MethodInvocationTree call -> argument(call, use, caller);
      case null, default -> escaped = true;
    }
  }

  private void select(MemberSelectTree select, @Nullable Body caller) {
    if (!(index.parent(select) instanceof MethodInvocationTree call)
        || call.getMethodSelect() != select) {
      if (index.attribution().element(select) instanceof ExecutableElement) {
        return;
      }
      escaped = true;
      return;
    }
    Operation operation = index.operation(call);
    if (operation == Operation.SEND_ONLY || operation == Operation.RECEIVE_ONLY) {
      classify(call, caller);
    } else if (operation != null) {
      add(operation, call, caller);
    } else if (!isObjectMethod(call)) {
      escaped = true;
    }
  }

  private boolean isObjectMethod(MethodInvocationTree call) {
    ExecutableElement method = index.callee(call);
    return method != null
        && Set.of("equals", "hashCode", "toString").contains(method.getSimpleName().toString());
  }

  private void reference(MemberReferenceTree reference, @Nullable Body caller) {
    Operation operation =
        index.attribution().element(reference) instanceof ExecutableElement method
            ? Operation.of(method)
            : null;
    if (operation == null) {
      escaped = true;
    } else {
      add(operation, reference, caller);
    }
  }

  private void argument(MethodInvocationTree call, Tree use, @Nullable Body caller) {
    if (index.isCall(call, Api.SELECT, "receive")) {
      add(Operation.SELECT_RECEIVE, call, caller);
      return;
    }
    if (index.isCall(call, Api.SELECT, "send") && call.getArguments().indexOf(use) == 0) {
      add(Operation.SELECT_SEND, call, caller);
      return;
    }
    VariableElement parameter = index.summaries().parameter(call, call.getArguments().indexOf(use));
    if (parameter == null) {
      escaped = true;
    } else {
      follow(parameter, caller == null ? index.body(call) : caller);
    }
  }

  private void add(Operation operation, Tree tree, @Nullable Body caller) {
    Body body = index.body(tree);
    operations.add(new ChannelUse(operation, tree, body, caller == null ? body : caller));
  }
}
