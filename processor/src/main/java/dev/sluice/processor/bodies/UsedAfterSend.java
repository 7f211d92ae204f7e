package dev.sluice.processor.bodies;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.sluice.processor.diagnostic.Message;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A mutable value that is changed after it was sent: the receiver has it by then, and reads while
 * this goroutine writes. A later receive counts as the receiver's word that it is done.
 */
final class UsedAfterSend implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    Transfer transfer =
        new Transfer() {
          @Override
          public void call(MethodInvocationTree call, State state, boolean reporting) {
            VariableElement changed = Mutations.changed(source, call);
            report(changed, call.getMethodSelect(), state, reporting);
            Operation operation = source.operation(call);
            if (operation == Operation.SEND || operation == Operation.TRY_SEND) {
              VariableElement value = local(source, call.getArguments().get(0));
              if (value != null) {
                state.add(Fact.Kind.PUBLISHED, value, call);
              }
            } else if ((operation != null && operation.receives())
                || Mutations.waits(source, call)) {
              state.removeAll(Fact.Kind.PUBLISHED);
            }
          }

          @Override
          public void assign(Tree assignment, State state, boolean reporting) {
            ExpressionTree target = target(assignment);
            Tree bare = Syntax.bare(target);
            if (bare instanceof ArrayAccessTree access) {
              report(local(source, access.getExpression()), access, state, reporting);
            } else if (bare instanceof MemberSelectTree select && isPlainField(source, select)) {
              report(local(source, select.getExpression()), select, state, reporting);
            }
          }

          private void report(
              @Nullable VariableElement value, Tree place, State state, boolean reporting) {
            Tree sent = value == null ? null : state.sometimes(Fact.Kind.PUBLISHED, value);
            if (reporting && value != null && sent != null) {
              reporter.report(
                  Message.USED_AFTER_SEND,
                  place,
                  value.getSimpleName(),
                  source.attribution().line(sent));
            }
          }
        };
    for (Body body : source.bodies()) {
      Flow.run(source, body, transfer);
    }
  }

  private static @Nullable ExpressionTree target(Tree assignment) {
    return switch (assignment) {
      case AssignmentTree plain -> plain.getVariable();
      case CompoundAssignmentTree compound -> compound.getVariable();
      case UnaryTree unary -> unary.getExpression();
      default -> null;
    };
  }

  private static boolean isPlainField(Source source, MemberSelectTree select) {
    Element field = source.attribution().element(select);
    return field != null
        && field.getKind() == ElementKind.FIELD
        && !field.getModifiers().contains(Modifier.VOLATILE)
        && !field.getModifiers().contains(Modifier.STATIC);
  }

  /** The local variable or parameter that an expression names, or null. */
  private static @Nullable VariableElement local(Source source, @Nullable Tree expression) {
    VariableElement variable = source.variable(expression);
    return variable == null || variable.getKind().isField() ? null : variable;
  }
}
