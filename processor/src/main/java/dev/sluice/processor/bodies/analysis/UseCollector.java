package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Follows one channel through aliases, views and private helpers. */
public final class UseCollector {
  private final ClassIndex index;
  private final List<ChannelUse> operations = new ArrayList<>();
  private final Set<Followed> followed = new HashSet<>();
  private final Deque<Followed> open = new ArrayDeque<>();
  private boolean reachesSenders;
  private boolean reachesReceivers;

  private record Followed(VariableElement variable, @Nullable Body caller) {}

  UseCollector(ClassIndex index) {
    this.index = index;
  }

  ChannelUses collect(VariableElement root) {
    follow(root, null);
    while (!open.isEmpty()) {
      Followed next = open.remove();
      followNow(next.variable(), next.caller());
    }
    return new ChannelUses(List.copyOf(operations), reachesSenders, reachesReceivers);
  }

  /** The channel goes where it cannot be followed; its type there says what can be done to it. */
  private void escape(@Nullable TypeMirror type) {
    boolean sendOnly = Attribution.isExactly(type, Api.SEND_CHANNEL);
    boolean receiveOnly = Attribution.isExactly(type, Api.RECEIVE_CHANNEL);
    reachesSenders |= !receiveOnly;
    reachesReceivers |= !sendOnly;
  }

  /** An expression escapes to a place of a type; the narrower of the two types counts. */
  private void escape(Tree expression, @Nullable TypeMirror target) {
    TypeMirror own = index.attribution().type(expression);
    boolean oneWay =
        Attribution.isExactly(own, Api.SEND_CHANNEL)
            || Attribution.isExactly(own, Api.RECEIVE_CHANNEL);
    escape(oneWay ? own : target);
  }

  private @Nullable TypeMirror parameterType(
      @Nullable Element method, List<? extends ExpressionTree> arguments, Tree argument) {
    int position = arguments.indexOf(argument);
    return method instanceof ExecutableElement executable
            && position >= 0
            && position < executable.getParameters().size()
        ? executable.getParameters().get(position).asType()
        : null;
  }

  private @Nullable TypeMirror resultType(Tree returned) {
    Body body = index.body(returned);
    return body != null
            && body.tree() instanceof MethodTree method
            && index.attribution().element(method) instanceof ExecutableElement executable
        ? executable.getReturnType()
        : null;
  }

  private void follow(VariableElement variable, @Nullable Body caller) {
    Followed next = new Followed(variable, caller);
    if (followed.add(next)) {
      open.add(next);
    }
  }

  private void followNow(VariableElement variable, @Nullable Body caller) {
    if (!index.channels().isStable(variable)) {
      escape(variable.asType());
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
          escape(use, index.attribution().type(alias));
        }
      }
      case BinaryTree comparison -> {}
      case AssignmentTree assignment when assignment.getVariable() == use -> {}
      case ExpressionStatementTree statement -> {}
      case MethodInvocationTree call -> argument(call, use, caller);
      case NewClassTree creation -> {
        Element constructor = index.attribution().element(creation);
        escape(use, parameterType(constructor, creation.getArguments(), use));
      }
      case AssignmentTree assignment ->
          escape(use, index.attribution().type(assignment.getVariable()));
      case ReturnTree statement -> escape(use, resultType(statement));
      case null, default -> escape(use, null);
    }
  }

  private void select(MemberSelectTree select, @Nullable Body caller) {
    if (!(index.parent(select) instanceof MethodInvocationTree call)
        || call.getMethodSelect() != select) {
      if (index.attribution().element(select) instanceof ExecutableElement) {
        return;
      }
      escape(select.getExpression(), null);
      return;
    }
    Operation operation = index.operation(call);
    if (operation == Operation.SEND_ONLY || operation == Operation.RECEIVE_ONLY) {
      classify(call, caller);
    } else if (operation != null) {
      add(operation, call, caller);
    } else if (!isObjectMethod(call)) {
      escape(select.getExpression(), null);
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
      escape(reference.getQualifierExpression(), null);
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
      ExecutableElement method = index.callee(call);
      boolean spread = method != null && method.isVarArgs();
      escape(use, spread ? null : parameterType(method, call.getArguments(), use));
    } else {
      follow(parameter, caller == null ? index.body(call) : caller);
    }
  }

  private void add(Operation operation, Tree tree, @Nullable Body caller) {
    Body body = index.body(tree);
    operations.add(new ChannelUse(operation, tree, body, caller == null ? body : caller));
  }
}
