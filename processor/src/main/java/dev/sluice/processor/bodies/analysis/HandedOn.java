package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * The places at which a channel leaves the code that made it: where it is passed, stored, returned,
 * captured by a lambda or a local class, or made a case of a select. Until one of them is passed, a
 * local channel is its maker's alone.
 */
final class HandedOn {
  private final ClassIndex index;
  private final IdentityHashMap<Tree, Set<VariableElement>> places = new IdentityHashMap<>();

  HandedOn(ClassIndex index) {
    this.index = index;
    for (Tree tree : index.trees(Tree.Kind.VARIABLE)) {
      Body body = index.body(tree);
      if (body != null
          && index.attribution().element(tree) instanceof VariableElement channel
          && index.channels().maker(channel) != null) {
        Body maker = channel.getKind() == ElementKind.FIELD ? null : body;
        add(channel, channel, maker);
        for (VariableElement alias : index.channels().aliases(channel)) {
          add(channel, alias, maker);
        }
      }
    }
  }

  private void add(VariableElement channel, VariableElement variable, @Nullable Body maker) {
    for (ExpressionTree use : index.uses(variable)) {
      Tree place = place(use, maker);
      if (place != null) {
        places.computeIfAbsent(place, key -> new LinkedHashSet<>()).add(channel);
      }
    }
  }

  /** The channels that leave at a place. */
  Set<VariableElement> at(Tree place) {
    return places.getOrDefault(place, Set.of());
  }

  /** The tree within the maker's body, or for a field within any method, by which a use leaves. */
  private @Nullable Tree place(Tree use, @Nullable Body maker) {
    Tree captured = null;
    for (Tree at = use; at != null; at = index.parent(at)) {
      Body own = index.bodyOf(at);
      if (own != null && own.equals(maker)) {
        break;
      }
      if (at instanceof LambdaExpressionTree
          || (at instanceof ClassTree && index.body(at) != null)) {
        captured = at;
      } else if (at instanceof MethodTree && maker == null && captured == null) {
        break;
      }
    }
    return captured != null ? captured : isPlain(use) ? null : use;
  }

  /** Whether a use is an operation, a range, a comparison, or another name for the channel. */
  private boolean isPlain(Tree use) {
    Tree parent = index.parent(use);
    return switch (parent) {
      case ParenthesizedTree around -> isPlain(around);
      case TypeCastTree cast -> isPlain(cast);
      case MemberSelectTree select when select.getExpression() != use -> true;
      case MemberSelectTree select ->
          select.getIdentifier().contentEquals("this")
              || (index.parent(select) instanceof MethodInvocationTree call
                  && call.getMethodSelect() == select
                  && isOperation(call));
      case EnhancedForLoopTree loop -> loop.getExpression() == use;
      case VariableTree alias ->
          index.attribution().element(alias) instanceof VariableElement variable
              && !variable.getKind().isField()
              && index.channels().isStable(variable);
      case BinaryTree comparison -> true;
      case AssignmentTree assignment -> assignment.getVariable() == use;
      case ExpressionStatementTree statement -> true;
      case null, default -> false;
    };
  }

  private boolean isOperation(MethodInvocationTree call) {
    Operation operation = index.operation(call);
    boolean view = operation == Operation.SEND_ONLY || operation == Operation.RECEIVE_ONLY;
    return view
        ? isPlain(call)
        : operation != null && operation != Operation.ABANDON && operation != Operation.RANGE;
  }
}
